import type { Sql } from '../db/connection.ts'
import { quoteIdentifier } from '../db/identifier.ts'

/**
 * Removes rows of files that were never recorded; call it when a store is opened. The engine writes
 * large appends beside its log: where a process ends within the last bytes of a commit, its replay
 * keeps those rows and nothing else of the transaction. A file is recorded in the transaction that
 * loads it, so what names a later file was not committed. Returns the number of rows removed.
 */
export async function removeUnrecorded(sql: Sql): Promise<number> {
  const last = await sql.first<{ id: number }>(
    'select coalesce(max(source_file_id), 0) as id from source_file',
  )
  // Not duckdb_columns(): it binds every view, which takes longer than all the rest of opening a store.
  const tables = await sql.all<{ name: string }>(
    `select table_name as name from duckdb_tables()
     where database_name = current_database() and schema_name = 'main' and not temporary
       and table_name <> 'source_file' and contains(sql, 'source_file_id')`,
  )
  let removed = 0
  for (const { name } of tables) {
    const table = quoteIdentifier(name)
    const found = await sql.first(`select 1 from ${table} where source_file_id > $1 limit 1`, [
      last!.id,
    ])
    if (found)
      removed += await sql.run(`delete from ${table} where source_file_id > $1`, [last!.id])
  }
  return removed
}
