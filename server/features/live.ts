import type { DuckDBMaterializedResult } from '@duckdb/node-api'
import type { Sql } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import type { Store } from '../db/store.ts'
import type { Value } from '../db/values.ts'
import { rowsOfCustomers } from '../ledger/rows_of_customers.sql.ts'
import { type SnapshotOptions, snapshotSql, tablesRead } from './snapshot.sql.ts'

/** Whose features are asked for, in an extract. */
const ASKED = 'live_subject'

/** The table of an extract that says whose features are asked for. */
export const LIVE_TABLES = `create table ${ASKED}
  (subject_id bigint, customer_id bigint, facility_id bigint, as_of date);`

// Of an extract's rows each was known when it was made.
const KNOWN_AT = `timestamp 'infinity'`

/** The rows of some customers by ledger table, as they were known at an instant. */
export type CustomerRows = ReadonlyMap<string, DuckDBMaterializedResult>

/** Reads what the features wanted are made of; call it where every statement sees the same state. */
export async function customerRows(
  sql: Sql,
  args: { customers: readonly number[]; knownAt: string | Date } & SnapshotOptions,
): Promise<CustomerRows> {
  const rows = new Map<string, DuckDBMaterializedResult>()
  for (const table of tablesRead(args)) {
    const statement = rowsOfCustomers(table, args.customers, args.knownAt)
    rows.set(table, await sql.result(statement.sql, statement.params))
  }
  return rows
}

/** Puts customers' rows into an extract. */
export async function layOut(extract: Sql, rows: CustomerRows): Promise<void> {
  for (const [table, found] of rows) await extract.append(table, found)
}

/** Asks an extract about everyone in it whom a run on the day would score; returns how many these are. */
export const askOn = (extract: Sql, day: string): Promise<number> =>
  // The day is written out: a statement with parameters would be planned each time.
  extract.run(
    `insert into ${ASKED} select * from subjects_on(date ${quoteLiteral(day)}, ${KNOWN_AT})`,
  )

/** Asks an extract about one subject: a facility, or a customer as such. */
export async function askAbout(
  extract: Sql,
  subject: { customerId: number; facilityId: number | null; asOf: string },
): Promise<void> {
  const { customerId, facilityId, asOf } = subject
  const id = facilityId === null ? 2 * customerId + 1 : 2 * facilityId
  await extract.run(`insert into ${ASKED} values ($1, $2, $3, $4::date)`, [
    id,
    customerId,
    facilityId,
    asOf,
  ])
}

/** The snapshot of those asked about, as one SELECT over an extract. */
export const liveSql = (options: SnapshotOptions = {}): string =>
  snapshotSql(ASKED, KNOWN_AT, options)

/**
 * Features of a few customers' subjects by the statement of every snapshot, over a copy of their rows
 * alone: planning that statement takes as long as running it, and there it is planned once. `ask`
 * says whose and as of which day. In no order.
 */
export async function live(
  store: Pick<Store, 'session' | 'extract'>,
  args: {
    customers: readonly number[]
    ask(extract: Sql): Promise<unknown>
    knownAt: string | Date
  } & SnapshotOptions,
): Promise<Record<string, Value>[]> {
  if (args.customers.length === 0) return []
  const rows = await store.session(async (sql) => {
    await sql.script('begin transaction')
    const found = await customerRows(sql, args)
    await sql.script('commit')
    return found
  })
  return store.extract(async (extract) => {
    await layOut(extract, rows)
    await args.ask(extract)
    return extract.all(liveSql(args))
  })
}
