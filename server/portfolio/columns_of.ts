import { getTableColumns, type Table } from 'drizzle-orm'
import { quoteIdentifier } from '../db/identifier.ts'

/** A table's columns, or of these some, under the names its TypeScript rows have. */
export function columnsOf(table: Table, some?: ReadonlySet<string>): string {
  return Object.entries(getTableColumns(table))
    .filter(([name]) => some?.has(name) ?? true)
    .map(([name, column]) => `${quoteIdentifier(column.name)} as ${quoteIdentifier(name)}`)
    .join(', ')
}
