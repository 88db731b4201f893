import { basename } from 'node:path'
import type { Sql } from '../db/connection.ts'
import type { FileCounts } from './load_file.ts'

export interface LoadedFile extends FileCounts {
  sourceFileId: number
  source: string
  relation: string
  path: string
  bytes: number
  seconds: number
  loadedAt: string
  actor: string
}

/** Whether every reject of this load stands already beside an earlier load of a file of that name. */
async function rejectsAreKnown(sql: Sql, file: LoadedFile): Promise<boolean> {
  if (file.rejected === 0) return true
  const stranger = await sql.first(
    `select 1 from ingest_reject as r where not exists (
       select 1 from reject
       join source_file using (source_file_id)
       where source_file.source = $1 and ends_with(source_file.path, $2) and reject.line = r.line
         and reject.reason = r.reason and reject.value is not distinct from r.value
         and reject.column_name is not distinct from r.column_name)
     limit 1`,
    [file.source, basename(file.path)],
  )
  return stranger === undefined
}

/**
 * Writes down that a file was loaded, with the rejects of `ingest_reject`. A load that brought
 * nothing new, no row and no reject, leaves no trace: returns false.
 */
export async function recordFile(sql: Sql, file: LoadedFile): Promise<boolean> {
  if (file.accepted === 0 && (await rejectsAreKnown(sql, file))) return false
  await sql.run(
    `insert into source_file (source_file_id, source, relation, path, bytes, rows, accepted, rejected, duplicates, seconds, loaded_at, actor)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamp, $12)`,
    [
      file.sourceFileId,
      file.source,
      file.relation,
      file.path,
      file.bytes,
      file.rows,
      file.accepted,
      file.rejected,
      file.duplicates,
      file.seconds,
      file.loadedAt,
      file.actor,
    ],
  )
  if (file.rejected > 0) {
    await sql.run(
      'insert into reject select $1::bigint, line, column_name, value, reason, message from ingest_reject order by line',
      [file.sourceFileId],
    )
  }
  return true
}
