import { getTableColumns, type Table } from 'drizzle-orm'
import type { GraphQLResolveInfo } from 'graphql'
import { fieldsAsked } from './selects.ts'

/**
 * The columns, by their names in TypeScript, that the fields asked for at `path` are read from. A field
 * is read from the column of its name unless `others` says from which; one that neither knows asks for
 * every column. Wide rows of one customer cost several times the few columns a page shows.
 */
export function columnsAsked(
  info: GraphQLResolveInfo,
  path: readonly string[],
  table: Table,
  others: Readonly<Record<string, readonly string[]>>,
): ReadonlySet<string> {
  const all = new Set(Object.keys(getTableColumns(table)))
  const asked = new Set<string>()
  for (const field of fieldsAsked(info, path)) {
    const columns = others[field] ?? (all.has(field) ? [field] : all)
    for (const column of columns) asked.add(column)
  }
  return asked
}
