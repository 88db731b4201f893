import { withDemonstration } from './demonstration.ts'
import { type Bench, latencyText, quantile, time } from './harness.ts'

const DECIDE = `mutation ($id: String!) {
  decide(customer: $id) { outcome quota score reasons { text } }
}`
const LIVE = `query ($id: String!) {
  customer(sourceId: $id) { features { feature { name } number text } }
}`
const CALLS = 100

/** One customer decided, and all its features computed, over HTTP of the demonstration lender. */
export const decideBench: Bench = {
  name: 'decide',
  claim:
    'A customer of the demonstration lender is decided over HTTP within 100 ms at the median and 250 ms at the 99th percentile, and all features computed within 60 ms at the median.',
  limitName: 'all features live',
  run: ({ dir }) =>
    withDemonstration(dir, async (ask, store) => {
      const customers = await store.read.all<{ id: string }>(
        'select source_id as id from customer order by hash(customer_id) limit $1',
        [CALLS],
      )
      const times = { decide: [] as number[], live: [] as number[] }
      for (let i = -5; i < CALLS; i++) {
        const id = customers[Math.abs(i) % customers.length]?.id
        const decide = await time(() => ask(DECIDE, { id }))
        const live = await time(() => ask(LIVE, { id }))
        if (i < 0) continue
        times.decide.push(decide)
        times.live.push(live)
      }
      for (const [name, all] of Object.entries(times)) {
        console.error(`        ${name}: ${latencyText(all)}`)
      }
      return { ours: times.decide, limit: times.live, rows: 1 }
    }),
  met: ({ ours, limit }) =>
    quantile(ours, 0.5) <= 0.1 && quantile(ours, 0.99) <= 0.25 && quantile(limit, 0.5) <= 0.06,
}
