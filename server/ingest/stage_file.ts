import type { Sql } from '../db/connection.ts'
import type { FileScan } from './scan/file_scan.ts'
import { presentEntries } from './scan/scan_file.ts'
import type { FilePlan } from './source.ts'
import { type Rejected, type StageContext, type Staged, stageEntry } from './staged.ts'

/** A file whose rows are typed and checked, for each of the relations it feeds. */
export interface StagedFile {
  path: string
  scan: FileScan
  all: readonly Staged[]
  rejected: Rejected
}

/** Whether the typed read came to as many records as were counted apart from it, in their order. */
async function isWhole(sql: Sql, { scan, all }: StagedFile): Promise<boolean> {
  const expected = scan.records - (scan.broken?.count ?? 0)
  for (const { entry, stage, rows, line } of all) {
    if (entry.when !== undefined) continue
    if (rows !== expected) return false
    if (scan.numbered) continue
    const read = await sql.first<{ last: number }>(
      `select coalesce(max(${line('s')}), 1) as last from ${stage} as s`,
    )
    if (read!.last !== expected + 1) return false
  }
  return true
}

/**
 * Types and checks the rows of a file, in stages whose names begin with `name`. Null where not every
 * record that was counted was read.
 */
export async function stageFile(
  sql: Sql,
  name: string,
  plan: FilePlan,
  scan: FileScan,
  context: StageContext,
): Promise<StagedFile | null> {
  const rejected = { count: scan.broken?.count ?? 0 }
  const all: Staged[] = []
  for (const [i, entry] of presentEntries(plan, scan).entries()) {
    all.push(await stageEntry(sql, entry, `${name}_${i}`, scan, rejected, context))
  }
  const staged = { path: plan.path, scan, all, rejected }
  return (await isWhole(sql, staged)) ? staged : null
}
