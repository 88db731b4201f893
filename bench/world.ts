import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import pino from 'pino'
import type { Connection } from '../server/db/connection.ts'
import { openConnection } from '../server/db/connection.ts'
import { quoteLiteral } from '../server/db/identifier.ts'
import type { Store } from '../server/db/store.ts'
import { ingest } from '../server/ingest/run.ts'
import { openTallystick } from '../server/open_store.ts'

/** One customer for every hundred transactions. */
const PER_CUSTOMER = 100

/** Work on an engine of its own, in memory: for making files and for the bare statements. */
export async function withEngine<T>(work: (engine: Connection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:')
  const engine = openConnection(await instance.connect())
  try {
    return await work(engine)
  } finally {
    engine.close()
    instance.closeSync()
  }
}

/**
 * Writes a lender in our own format with `rows` transactions over two years, as a till would see
 * them: ordered by time. Returns the files that come first and the transactions' own.
 */
export async function writeWorld(
  dir: string,
  rows: number,
  format: 'csv' | 'parquet',
): Promise<{ first: string[]; transactions: string }> {
  const customers = Math.max(1, Math.round(rows / PER_CUSTOMER))
  const write = (name: string, query: string) => {
    const path = join(dir, `${name}.${format}`)
    const options = format === 'csv' ? '(format csv, header)' : '(format parquet, compression zstd)'
    return withEngine(async (engine) => {
      await engine.run(`copy (${query}) to ${quoteLiteral(path)} ${options}`)
      return path
    })
  }
  const first = [
    await write(
      'lender',
      `select 'Bench' as name, 'CNY' as currency, 'Asia/Shanghai' as time_zone`,
    ),
    await write(
      'customers',
      `select 'C' || i as customer_id, date '2015-12-01' as joined_on from range(${customers}) t(i)`,
    ),
    await write(
      'accounts',
      `select 'A' || i as account_id, 'C' || i as customer_id, 'class_2' as account_class,
         date '2015-12-01' as opened_on from range(${customers}) t(i)`,
    ),
  ]
  const transactions = await write(
    'transactions',
    `select
       'T' || i as transaction_id,
       'C' || (hash(i) % ${customers}) as customer_id,
       'A' || (hash(i) % ${customers}) as account_id,
       timestamp '2016-01-01' + to_seconds(floor(i * ${63_072_000 / rows})) as occurred_at,
       case when hash(i, 1) % 8 = 0 then 'deposit' else 'purchase' end as kind,
       ['online', 'scan', 'flash'][1 + (hash(i, 2) % 3)::integer] as channel,
       case when hash(i, 3) % 3 = 0 then 'savings' else 'quota' end as funding,
       'approved' as status,
       (1 + (hash(i, 4) % 50000) / 100)::decimal(18, 2) as amount,
       ['5411', '5812', '4111', '5732'][1 + (hash(i, 5) % 4)::integer] as category_code
     from range(${rows}) t(i)`,
  )
  return { first, transactions }
}

/** A store with nothing in it, in a folder of its own. */
export const emptyStore = (dir: string) => openTallystick({ dir })

/** Loads files of our own format, quietly; the cubes with them, or left for later. */
export const load = (store: Store, paths: string[], cubesLater = false) =>
  ingest(
    { source: 'tally', paths, actor: 'bench', cubesLater },
    {
      store,
      progress: () => undefined,
      log: pino({ level: 'silent' }),
      signal: new AbortController().signal,
      now: () => new Date(),
    },
  )
