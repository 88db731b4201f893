import type { Sql } from '../db/connection.ts'
import type { CheckContext } from './check.sql.ts'
import { messageOf } from './message.ts'
import { type ResolveContext, type Resolved, resolvedSql } from './resolve.sql.ts'
import type { FileScan } from './scan/file_scan.ts'
import type { Entry } from './source.ts'
import { readFlaw, stageSql } from './stage.sql.ts'
import { relationOf } from './tallystick/format.ts'
import type { Column, Relation } from './tallystick/relation.ts'

export interface StageContext extends CheckContext, ResolveContext {}

export interface LoadContext extends StageContext {
  sourceFileId: number
  recordedAt: string
}

/** How many records of the file are in `ingest_reject`; conditions on it are left out while none is. */
export interface Rejected {
  count: number
}

/** The rows of a file as one relation's, typed, in a temporary table written before the transaction. */
export interface Staged {
  entry: Entry
  relation: Relation
  stage: string
  /** Rows of the stage. */
  rows: number
  /** Rows in which a value cannot be taken. */
  flawed: number
  rejected: Rejected
  /** The stage has a column `line`; else the line follows from the order of its rows. */
  isNumbered: boolean
  /** SQL for the line (CSV, NDJSON) or row (Parquet) of the row `alias`. */
  line(alias: string): string
  /** Surrogates count from here: the line of the first row. */
  firstLine: number
  resolved: Resolved
  /** Temporary table of the lines that are known already, and how many. */
  duplicates: string
  known: number
}

/** SQL condition: the row `alias` of a stage is still good. */
export const isGood = ({ flawed, rejected, line }: Staged, alias: string) =>
  [
    'true',
    ...(flawed > 0 ? [`${alias}.flaw is null`] : []),
    ...(rejected.count > 0 ? [`${line(alias)} not in (select line from ingest_reject)`] : []),
  ].join(' and ')

/** SQL condition: the row `alias` of a stage is good and new. */
export const isNew = (staged: Staged, alias: string) =>
  staged.known === 0
    ? isGood(staged, alias)
    : `${isGood(staged, alias)} and ${staged.line(alias)} not in (select line from ${staged.duplicates})`

/** The column as the file calls it; a constant has none, so ours. */
export const theirName = ({ entry }: Staged, column: Column) =>
  entry.columns[column.name]?.column ?? column.name

/** Types and checks the rows of a file for one relation, in the stage of that name. */
export async function stageEntry(
  sql: Sql,
  entry: Entry,
  stage: string,
  scan: FileScan,
  rejected: Rejected,
  context: StageContext,
): Promise<Staged> {
  const relation = relationOf(entry.relation)
  await sql.script(stageSql(stage, entry, scan, context.currency))
  const counted = (await sql.first<{ n: number; flawed: number }>(
    `select count(*) as n, count(flaw) as flawed from ${stage}`,
  ))!
  // A stage keeps the file's order: row ids count from 0, and the header is line 1.
  const line = (alias: string) => (scan.numbered ? `${alias}.line` : `(${alias}.rowid + 2)`)
  return {
    entry,
    relation,
    stage,
    rows: counted.n,
    flawed: counted.flawed,
    rejected,
    isNumbered: scan.numbered,
    line,
    firstLine: scan.numbered ? 1 : 2,
    resolved: resolvedSql({ relation, table: stage, line: line('s'), fileNo: '0' }, context),
    duplicates: `${stage}_duplicate`,
    known: 0,
  }
}

/** Writes a reject for every flawed row, one a record, in the order of the columns. */
export async function rejectFlaws(sql: Sql, staged: Staged, context: LoadContext): Promise<void> {
  if (staged.flawed === 0) return
  const flaws = await sql.all<{ flaw: number }>(
    `select distinct flaw from ${staged.stage} where flaw is not null order by flaw`,
  )
  for (const { flaw } of flaws) {
    const { column: position, reason } = readFlaw(flaw)
    const column = staged.relation.columns[position]!
    staged.rejected.count += await sql.run(
      `insert into ingest_reject
select ${staged.line('s')}, $1::varchar, any_value(s.flaw_value), $2::varchar, $3::varchar
from ${staged.stage} as s where s.flaw = $4 and ${staged.line('s')} not in (select line from ingest_reject)
group by ${staged.line('s')}`,
      [
        theirName(staged, column),
        reason,
        messageOf(column, reason, context.currency, staged.entry.columns[column.name]),
        flaw,
      ],
    )
  }
}
