import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { quoteLiteral } from '../server/db/identifier.ts'
import { type Bench, ratio, time } from './harness.ts'
import { emptyStore, load, writeWorld } from './world.ts'

const COLUMNS = `{'transaction_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'account_id': 'VARCHAR', 'occurred_at': 'TIMESTAMP', 'kind': 'VARCHAR', 'channel': 'VARCHAR', 'funding': 'VARCHAR', 'status': 'VARCHAR', 'amount': 'DECIMAL(18,2)', 'category_code': 'VARCHAR'}`

/** The engine's own load of the same file into a table on disk, every column typed. */
async function bareLoad(dir: string, file: string): Promise<number> {
  const path = join(dir, 'bare.duckdb')
  await rm(path, { force: true })
  const read = file.endsWith('.csv')
    ? `read_csv(${quoteLiteral(file)}, header = true, columns = ${COLUMNS})`
    : `read_parquet(${quoteLiteral(file)})`
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  const seconds = await time(async () => {
    await connection.run(`create table t as select * from ${read}`)
    await connection.run('checkpoint')
  })
  connection.closeSync()
  instance.closeSync()
  return seconds
}

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
      limit.push(await bareLoad(dir, transactions))
    }
    return { ours, limit, rows }
  },
  met: (finding) => ratio(finding) <= 2,
})

export const ingestCsv = ingestBench('csv')
export const ingestParquet = ingestBench('parquet')
