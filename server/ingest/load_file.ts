import type { Sql } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import type { CheckContext } from './check.sql.ts'
import { type KeyedEntry, keyConflicts } from './keys.sql.ts'
import { messageOf } from './message.ts'
import type { Reason } from './reasons.ts'
import { resolvedSql, tableColumn, target } from './resolve.sql.ts'
import type { FileScan } from './scan/file_scan.ts'
import type { Entry, FilePlan } from './source.ts'
import { readFlaw, stageSql } from './stage.sql.ts'
import { type Column, relationOf } from './tallystick/format.ts'

export interface LoadContext extends CheckContext {
  source: string
  sourceFileId: number
  recordedAt: string
  /** What the category codes of the source are: mcc, berka, ... */
  codeSystem: string
}

export interface FileCounts {
  rows: number
  accepted: number
  rejected: number
  duplicates: number
}

interface Staged extends KeyedEntry {
  entry: Entry
}

/** Rows of a stage that are still good. */
const live = (alias: string, line: string) =>
  `${alias}.flaw is null and ${line} not in (select line from ingest_reject)`

async function stageEntry(
  sql: Sql,
  entry: Entry,
  i: number,
  scan: FileScan,
  context: LoadContext,
): Promise<Staged> {
  const relation = relationOf(entry.relation)
  const stage = `ingest_stage_${i}`
  await sql.script(`drop table if exists ${stage}`)
  await sql.script(stageSql(stage, entry, scan, context))
  const line = scan.line('s')
  const actor = quoteLiteral(context.source)
  const resolved = resolvedSql(relation, stage, line, actor, context.codeSystem)
  return {
    entry,
    relation,
    stage,
    line: scan.line,
    live: live('s', line),
    resolved,
    given: Object.keys(entry.columns),
    keyName: relation.key.map((name) => entry.columns[name]?.column ?? name).join(', '),
    duplicates: `ingest_duplicate_${i}`,
  }
}

const rejectLine = `insert into ingest_reject
  select line, any_value(column_name), any_value(value), any_value(reason), any_value(message)`

async function rejectFlaws(sql: Sql, staged: Staged, context: LoadContext): Promise<void> {
  const flaws = await sql.all<{ flaw: number }>(
    `select flaw from ${staged.stage} where flaw is not null group by flaw order by flaw`,
  )
  for (const { flaw } of flaws) {
    const { column: position, reason } = readFlaw(flaw)
    const column = staged.relation.columns[position]!
    await sql.run(
      `${rejectLine}
from (select ${staged.line('s')} as line, $1::varchar as column_name, s.flaw_value as value, $2::varchar as reason, $3::varchar as message
      from ${staged.stage} as s where s.flaw = $4)
where line not in (select line from ingest_reject) group by line`,
      [theirs(staged, column), reason, messageOf(column, reason, context), flaw],
    )
  }
}

/** The column as the file calls it; a constant has none, so ours. */
const theirs = (staged: Staged, column: Column) =>
  staged.entry.columns[column.name]?.column ?? column.name

async function reject(
  sql: Sql,
  staged: Staged,
  column: Column,
  value: string,
  reason: Reason,
  where: string,
  context: LoadContext,
): Promise<number> {
  return sql.run(
    `insert into ingest_reject
select ${staged.line('s')}, $1::varchar, ${value}, $2::varchar, $3::varchar
from ${staged.stage} as s where ${staged.live} and ${where}`,
    [theirs(staged, column), reason, messageOf(column, reason, context)],
  )
}

async function rejectUnknownReferences(
  sql: Sql,
  all: readonly Staged[],
  i: number,
  context: LoadContext,
): Promise<number> {
  const staged = all[i]!
  let rejected = 0
  const named = staged.relation.columns.filter((column) => column.refers)
  for (const column of named.filter((one) => staged.given.includes(one.name))) {
    const key = relationOf(column.refers!).columns[0]!
    const { table } = target(column.refers!)
    // The file's own rows count as known, where they are good.
    const own = all
      .slice(0, i)
      .filter((other) => other.relation.name === column.refers)
      .map(
        (other) =>
          ` and not exists (select 1 from ${other.stage} as s2 where s2.${key.name} = s.${column.name} and s2.flaw is null and ${other.line('s2')} not in (select line from ingest_reject))`,
      )
    rejected += await reject(
      sql,
      staged,
      column,
      `left(s.${column.name}, 200)`,
      'UNKNOWN_REFERENCE',
      `s.${column.name} is not null and not exists (select 1 from ${table} as t where t.${tableColumn(key)} = s.${column.name})${own.join('')}`,
      context,
    )
  }
  const owner = named.filter((one) =>
    ['customer_id', 'account_id', 'facility_id'].includes(one.name),
  )
  if (owner.length > 0 && !owner.some((one) => one.required)) {
    rejected += await reject(
      sql,
      staged,
      owner[0]!,
      'null',
      'MISSING_ID',
      owner.map((one) => `s.${one.name} is null`).join(' and '),
      context,
    )
  }
  return rejected
}

async function insertRows(sql: Sql, staged: Staged, context: LoadContext): Promise<number> {
  const { relation, resolved } = staged
  const table = `"${relation.table}"`
  const base = relation.surrogate
    ? (await sql.first<{ n: number }>(
        `select coalesce(max(${relation.surrogate}), 0) as n from ${table}`,
      ))!.n
    : 0
  const columns = [...(relation.surrogate ? [relation.surrogate] : []), ...resolved.columns]
  const values = [...(relation.surrogate ? [`${base} + line`] : []), ...resolved.columns]
  const order = relation.name === 'transactions' ? ' order by customer_id, occurred_at' : ''
  return sql.run(
    `insert into ${table} (${columns.join(', ')}, recorded_at, source_file_id)
select ${values.join(', ')}, $1::timestamp, $2::bigint
from (${resolved.select}
where ${staged.live} and ${staged.line('s')} not in (select line from ${staged.duplicates}))${order}`,
    [context.recordedAt, context.sourceFileId],
  )
}

/** A file that changed under us, or a reader that lost rows: a bug, or a refusal, but never silence. */
async function checkRecords(sql: Sql, plan: FilePlan, scan: FileScan, staged: Staged[]) {
  for (const { entry, stage } of staged) {
    if (entry.when !== undefined) continue
    const { n } = (await sql.first<{ n: number }>(`select count(*) as n from ${stage}`))!
    const expected = scan.records - (scan.broken?.count ?? 0)
    if (n !== expected) throw new Error(`${plan.path}: ${expected} records, but ${n} were read`)
  }
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
  await sql.script(`create or replace temp table ingest_reject (
    line bigint, column_name varchar, value varchar, reason varchar, message varchar)`)
  if (scan.broken) {
    await sql.run(
      `insert into ingest_reject select line, column_name, value, reason, message from ${scan.broken.from}`,
    )
  }
  const all: Staged[] = []
  for (const [i, entry] of plan.entries.entries()) {
    all.push(await stageEntry(sql, entry, i, scan, context))
  }
  await checkRecords(sql, plan, scan, all)
  for (const staged of all) await rejectFlaws(sql, staged, context)
  // A record rejected for one relation is gone for all, which may leave others without what they name.
  for (;;) {
    let rejected = 0
    for (const i of all.keys()) rejected += await rejectUnknownReferences(sql, all, i, context)
    for (const staged of all) rejected += await keyConflicts(sql, staged)
    if (rejected === 0 || all.length === 1) break
  }
  let inserted = 0
  for (const staged of all) inserted += await insertRows(sql, staged, context)
  const { rejected } = (await sql.first<{ rejected: number }>(
    'select count(*) as rejected from ingest_reject',
  ))!
  const accepted = all.length === 1 ? inserted : await acceptedRecords(sql, all)
  const duplicates = await duplicateRecords(sql, all, scan.records - rejected - accepted)
  for (const { stage, duplicates: table } of all)
    await sql.script(`drop table ${stage}; drop table ${table}`)
  return { rows: scan.records, accepted, rejected, duplicates }
}

async function acceptedRecords(sql: Sql, all: readonly Staged[]): Promise<number> {
  const lines = all.map(
    ({ stage, line, live, duplicates }) =>
      `select ${line('s')} as line from ${stage} as s where ${live} and ${line('s')} not in (select line from ${duplicates})`,
  )
  const found = await sql.first<{ n: number }>(
    `select count(distinct line) as n from (${lines.join(' union all ')})`,
  )
  return found!.n
}

async function duplicateRecords(sql: Sql, all: readonly Staged[], expected: number) {
  if (all.length > 1) return expected
  const { duplicates } = all[0]!
  const { n } = (await sql.first<{ n: number }>(`select count(*) as n from ${duplicates}`))!
  if (n !== expected) throw new Error(`${expected} duplicates expected, but ${n} were found`)
  return n
}
