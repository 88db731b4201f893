import { type Column, type SQL, sql } from 'drizzle-orm'

/** Membership of a column in many ids: one statement text however many there are. */
export function among(column: Column, ids: readonly (string | number)[]): SQL {
  const type = sql.raw(`${column.getSQLType()}[]`)
  return sql`${column} in (select unnest(${sql.param(ids)}::${type}))`
}
