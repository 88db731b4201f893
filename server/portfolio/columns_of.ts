import { getTableColumns, type Table } from 'drizzle-orm'
import { quoteIdentifier } from '../db/identifier.ts'

/** A table's columns under the names its TypeScript rows have. */
export function columnsOf(table: Table): string {
  return Object.entries(getTableColumns(table))
    .map(([name, column]) => `${quoteIdentifier(column.name)} as ${quoteIdentifier(name)}`)
    .join(', ')
}
