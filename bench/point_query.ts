import { join } from 'node:path'
import pino from 'pino'
import { serve } from '../server/graphql/http.ts'
import { type Bench, latencyText, quantile, time } from './harness.ts'
import { emptyStore, load, writeWorld } from './world.ts'

const QUERY = `query ($id: String!) {
  customer(sourceId: $id) {
    sourceId joinedOn
    accounts { sourceId openedOn }
    transactions(first: 50) { edges { node { occurredAt amount channel kind } } }
  }
}`
const CALLS = 300

/** One customer with the last 50 payments, asked over HTTP of a store with `rows` transactions. */
export const pointQuery: Bench = {
  name: 'point-query',
  claim:
    'A customer with the last 50 payments is answered over HTTP within 30 ms at the 99th percentile.',
  limitName: 'limit 0.030 s at p99',
  async run({ dir, rows }) {
    const { first, transactions } = await writeWorld(dir, rows, 'parquet')
    const store = await emptyStore(join(dir, 'store'))
    const serving = await serve({ store, port: 0, log: pino({ level: 'silent' }) })
    const ask = async (i: number) => {
      const response = await fetch(`${serving.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: QUERY, variables: { id: `C${i}` } }),
      })
      const { data, errors } = (await response.json()) as {
        data?: { customer: unknown }
        errors?: unknown
      }
      if (!data?.customer) throw new Error(`no answer for C${i}: ${JSON.stringify(errors)}`)
    }
    try {
      await load(store, [...first, transactions])
      const customers = Math.round(rows / 100)
      const ours: number[] = []
      for (let i = -50; i < CALLS; i++) {
        const seconds = await time(() => ask(Math.abs(i * 7919) % customers))
        if (i >= 0) ours.push(seconds)
      }
      console.error(`        ${latencyText(ours)}`)
      return { ours, limit: [], rows: 1 }
    } finally {
      await serving.close()
      await store.close()
    }
  },
  met: (finding) => quantile(finding.ours, 0.99) <= 0.03,
}
