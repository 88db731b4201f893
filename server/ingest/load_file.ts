import type { Sql } from '../db/connection.ts'
import { insertRows, takeBack } from './insert_rows.ts'
import { findKnown } from './keys.ts'
import { loadLocalDays } from './local_day.ts'
import { references, rejectUnknownReferences } from './references.ts'
import type { FileScan } from './scan/file_scan.ts'
import type { StagedFile } from './stage_file.ts'
import { isNew, type LoadContext, rejectFlaws, type Staged } from './staged.ts'

/** What became of the records of a file: rows = accepted + rejected + duplicates. */
export interface FileCounts {
  rows: number
  accepted: number
  rejected: number
  duplicates: number
}

/** Creates what a load goes by: its rejects, and for transactions the days they fall on. */
export async function beginLoad(
  sql: Sql,
  all: readonly Staged[],
  broken: FileScan['broken'],
  context: LoadContext,
): Promise<void> {
  await sql.script(`create or replace temp table ingest_reject (
    line bigint, column_name varchar, value varchar, reason varchar, message varchar)`)
  if (broken) {
    await sql.run(
      `insert into ingest_reject select line, column_name, value, reason, message from ${broken.from}`,
    )
  }
  const dated = all.find(({ relation }) => relation.name === 'transactions')
  if (!dated) return
  const days = (await sql.first<{ from: string | null; until: string | null }>(
    `select min(occurred_at)::date as from, max(occurred_at)::date as until from ${dated.stage} where flaw is null`,
  ))!
  await loadLocalDays(sql, context.zone, days.from ?? '1970-01-01', days.until ?? '1970-01-01')
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
  file: StagedFile,
  context: LoadContext,
): Promise<FileCounts> {
  const { path, scan, all, rejected } = file
  await beginLoad(sql, all, scan.broken, context)
  for (const staged of all) await rejectFlaws(sql, staged, context)
  const [only] = all
  const alone = all.length === 1 && only !== undefined
  const accepted = alone ? await loadOne(sql, only, context) : await loadSeveral(sql, all, context)
  const rest = scan.records - rejected.count - accepted
  if (alone && rest !== only.known) {
    throw new Error(`${path}: ${only.known} rows are known, but ${rest} are left`)
  }
  return { rows: scan.records, accepted, rejected: rejected.count, duplicates: rest }
}
