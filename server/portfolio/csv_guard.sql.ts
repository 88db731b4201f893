import type { Sql } from '../db/connection.ts'
import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import type { Param } from '../db/params.ts'

/** What a spreadsheet takes for the beginning of a formula. */
const BEGINNINGS = "'=', '+', '-', '@', chr(9), chr(13)"

/**
 * A query's rows as a CSV file is to have them: a text that a spreadsheet would run as a formula gets
 * an apostrophe before it. Numbers and days keep their form, and so does every other kind of file.
 */
export async function guardedSql(
  sql: Pick<Sql, 'all'>,
  query: string,
  params: readonly Param[] = [],
): Promise<string> {
  const described = await sql.all<{ column_name: string; column_type: string }>(
    `describe ${query}`,
    params,
  )
  const guarded = described
    .filter(({ column_type }) => column_type === 'VARCHAR')
    .map(({ column_name }) => quoteIdentifier(column_name))
    .map(
      (name) =>
        `if(left(${name}, 1) in (${BEGINNINGS}), ${quoteLiteral("'")} || ${name}, ${name}) as ${name}`,
    )
  return guarded.length === 0 ? query : `select * replace (${guarded.join(', ')}) from (${query})`
}
