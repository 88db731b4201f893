import type { Sql } from '../db/connection.ts'

/** The number of the newest loaded file; 0 while none was. What was computed at one version holds until the next. */
export async function dataVersion(sql: Sql): Promise<number> {
  const row = await sql.first<{ version: number }>(
    'select coalesce(max(source_file_id), 0) as version from source_file',
  )
  return row?.version ?? 0
}
