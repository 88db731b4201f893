import type { Sql } from '../db/connection.ts'
import { insertRows, takeBack } from './insert_rows.ts'
import { findKnown } from './keys.ts'
import { references, rejectUnknownReferences } from './references.ts'
import type { FileScan } from './scan/file_scan.ts'
import type { FilePlan } from './source.ts'
import { dropStageSql } from './stage.sql.ts'
import { isNew, type LoadContext, rejectFlaws, type Staged, stageEntry } from './staged.ts'

/** What became of the records of a file: rows = accepted + rejected + duplicates. */
export interface FileCounts {
  rows: number
  accepted: number
  rejected: number
  duplicates: number
}

async function stageAll(sql: Sql, plan: FilePlan, scan: FileScan, context: LoadContext) {
  await sql.script(`create or replace temp table ingest_reject (
    line bigint, column_name varchar, value varchar, reason varchar, message varchar)`)
  const rejected = { count: scan.broken?.count ?? 0 }
  if (scan.broken) {
    await sql.run(
      `insert into ingest_reject select line, column_name, value, reason, message from ${scan.broken.from}`,
    )
  }
  const all: Staged[] = []
  for (const [i, entry] of plan.entries.entries()) {
    all.push(await stageEntry(sql, entry, i, scan, rejected, context))
  }
  return { all, rejected }
}

/** Whether the typed read came to as many records as were counted apart from it, in their order. */
async function isWhole(sql: Sql, scan: FileScan, all: readonly Staged[]): Promise<boolean> {
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
 * One relation: what is not known yet is appended at once, and only where rows are missing then, or
 * in conflict, is it asked which of them name something unknown.
 */
async function loadOne(sql: Sql, staged: Staged, context: LoadContext): Promise<number> {
  // A place has no surrogate whose absence would show.
  if (references(staged).some((column) => !staged.resolved.surrogates.has(column.name))) {
    await rejectUnknownReferences(sql, [staged], 0, context)
  }
  const conflicts = await findKnown(sql, staged)
  if (conflicts === 0) {
    const good = await sql.first<{ n: number }>(
      `select count(*) as n from ${staged.stage} as s where ${isNew(staged, 's')}`,
    )
    const inserted = await insertRows(sql, staged, context)
    if (inserted === good!.n) return inserted
    await takeBack(sql, staged, context)
  }
  // A row that names something unknown is in conflict with none.
  staged.rejected.count -= await sql.run("delete from ingest_reject where reason = 'KEY_CONFLICT'")
  await rejectUnknownReferences(sql, [staged], 0, context)
  await findKnown(sql, staged)
  return insertRows(sql, staged, context)
}

/** Several relations: a record is taken for all of them or for none. */
async function loadSeveral(sql: Sql, all: readonly Staged[], context: LoadContext) {
  for (;;) {
    // A record that is gone may leave others without what they name.
    let rejected = 0
    for (const i of all.keys()) rejected += await rejectUnknownReferences(sql, all, i, context)
    for (const staged of all) rejected += await findKnown(sql, staged)
    if (rejected === 0) break
  }
  const lines = all.map(
    (staged) =>
      `select ${staged.line('s')} as line from ${staged.stage} as s where ${isNew(staged, 's')}`,
  )
  const found = await sql.first<{ n: number }>(
    `select count(distinct line) as n from (${lines.join(' union all ')})`,
  )
  for (const staged of all) await insertRows(sql, staged, context)
  return found!.n
}

/**
 * Loads one file in the transaction of `sql`. Its rejects are left in `ingest_reject`, one a record.
 * A record that feeds several relations is taken whole or not at all.
 */
export async function loadFile(
  sql: Sql,
  plan: FilePlan,
  scan: FileScan,
  context: LoadContext,
): Promise<FileCounts> {
  const { all, rejected } = await stageAll(sql, plan, scan, context)
  if (!(await isWhole(sql, scan, all))) {
    if (!scan.closer) throw new Error(`${plan.path}: ${scan.records} records; not all were read`)
    const closer = await scan.closer()
    try {
      return await loadFile(sql, plan, closer, context)
    } finally {
      await closer.close()
    }
  }
  for (const staged of all) await rejectFlaws(sql, staged, context)
  const [only] = all
  const alone = all.length === 1 && only !== undefined
  const accepted = alone ? await loadOne(sql, only, context) : await loadSeveral(sql, all, context)
  const rest = scan.records - rejected.count - accepted
  if (alone && rest !== only.known) {
    throw new Error(`${plan.path}: ${only.known} rows are known, but ${rest} are left`)
  }
  for (const { stage, duplicates } of all) {
    await sql.script(`${dropStageSql(stage)}; drop table ${duplicates}`)
  }
  return { rows: scan.records, accepted, rejected: rejected.count, duplicates: rest }
}
