import { type Column, eq, type SQL, sql } from 'drizzle-orm'

/**
 * Membership of a column in many ids: one statement text however many there are. A single id is
 * compared, so that the scan skips the row groups that cannot have it: half the time of a join.
 */
export function among(column: Column, ids: readonly (string | number)[]): SQL {
  const [only, ...others] = ids
  if (only !== undefined && others.length === 0) return eq(column, only)
  const type = sql.raw(`${column.getSQLType()}[]`)
  return sql`${column} in (select unnest(${sql.param(ids)}::${type}))`
}
