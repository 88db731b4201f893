import { withDemonstration } from './demonstration.ts'
import { type Bench, latencyText, quantile, time } from './harness.ts'

const QUERY = `query ($id: String!) {
  customer(sourceId: $id) {
    score { score pd points { points } reasons { text } }
  }
}`
const CALLS = 300

/** The score of one customer as the last run left it, with its points and reasons, over HTTP of the demonstration lender. */
export const scoreQuery: Bench = {
  name: 'score-query',
  claim:
    'The score of one customer, with points and reasons, is answered over HTTP within 30 ms at the 99th percentile.',
  limitName: 'limit 0.030 s at p99',
  run: ({ dir }) =>
    withDemonstration(dir, async (ask, store) => {
      const customers = await store.read.all<{ id: string }>(
        `select c.source_id as id from published_score as s join customer as c using (customer_id)
         order by hash(s.customer_id) limit $1`,
        [CALLS],
      )
      const ours: number[] = []
      for (let i = -20; i < CALLS; i++) {
        const id = customers[Math.abs(i) % customers.length]?.id
        const seconds = await time(async () => {
          const answer = (await ask(QUERY, { id })) as { customer: { score: unknown } }
          if (!answer.customer.score) throw new Error(`no score of ${id}`)
        })
        if (i >= 0) ours.push(seconds)
      }
      console.error(`        ${latencyText(ours)}`)
      return { ours, limit: [], rows: 1 }
    }),
  met: ({ ours }) => quantile(ours, 0.99) <= 0.03,
}
