import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { quoteLiteral } from '../server/db/identifier.ts'
import { bareLoad } from './bare_load.ts'
import { type Bench, ratio, time } from './harness.ts'
import { emptyStore, load, writeWorld } from './world.ts'

const COLUMNS = `{'transaction_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'account_id': 'VARCHAR', 'occurred_at': 'TIMESTAMP', 'kind': 'VARCHAR', 'channel': 'VARCHAR', 'funding': 'VARCHAR', 'status': 'VARCHAR', 'amount': 'DECIMAL(18,2)', 'category_code': 'VARCHAR'}`

const typed = (file: string) =>
  file.endsWith('.csv')
    ? `read_csv(${quoteLiteral(file)}, header = true, columns = ${COLUMNS})`
    : `read_parquet(${quoteLiteral(file)})`

async function ourLoad(dir: string, first: string[], file: string): Promise<number> {
  const store = await emptyStore(join(dir, 'store'))
  await load(store, first)
  const seconds = await time(async () => {
    await load(store, [file])
    await store.close()
  })
  await rm(join(dir, 'store'), { recursive: true })
  return seconds
}

const ingestBench = (format: 'csv' | 'parquet'): Bench => ({
  name: `ingest-${format}`,
  claim: `Typing, checking, de-duplicating and linking ${format.toUpperCase()} rows takes at most twice the engine's bare typed load of the same file.`,
  limitName: 'bare load',
  async run({ dir, rows, runs }) {
    const { first, transactions } = await writeWorld(dir, rows, format)
    const ours: number[] = []
    const limit: number[] = []
    for (let i = 0; i < runs; i++) {
      ours.push(await ourLoad(dir, first, transactions))
      limit.push(await bareLoad(dir, [typed(transactions)]))
    }
    return { ours, limit, rows }
  },
  met: (finding) => ratio(finding) <= 2,
})

export const ingestCsv = ingestBench('csv')
export const ingestParquet = ingestBench('parquet')
