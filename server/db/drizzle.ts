import { type PgRemoteDatabase, drizzle as proxy } from 'drizzle-orm/pg-proxy'
import type { Sql } from './connection.ts'
import type { Param } from './params.ts'

export type Drizzle = PgRemoteDatabase<Record<string, never>>

/**
 * Drizzle's query builder over our own statements, for single-table work. There is no DuckDB
 * dialect: PostgreSQL's is near enough for what the builder writes. Transactions are `Store.write`.
 */
export function drizzleOver(sql: Sql): Drizzle {
  return proxy(async (text, params, method) => {
    if (method === 'all') return { rows: await sql.arrays(text, params as Param[]) }
    await sql.run(text, params as Param[])
    return { rows: [] }
  })
}
