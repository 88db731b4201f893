import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import { checkSql, type Raw, wordsOf } from './check.sql.ts'
import { REASON_CODES, type Reason } from './reasons.ts'
import type { ColumnFrom, Entry } from './source.ts'
import { relationOf } from './tallystick/format.ts'
import type { Column } from './tallystick/relation.ts'

/** A file as the engine reads it. */
export interface FileRows {
  /** A relation with the file's columns, rows in the file's order. */
  from: string
  /** The file's columns and the engine's types of them. */
  types: ReadonlyMap<string, string>
  /** Whether the relation has a column `_line`; else the line follows from the order. */
  numbered: boolean
  /** No value holds a NUL character. */
  noNul: boolean
}

const LONGEST_SHOWN = 200
const REASONS_A_COLUMN = 64

/** The column and the reason that a flaw's number stands for. */
export function readFlaw(flaw: number): { column: number; reason: Reason } {
  return {
    column: Math.floor(flaw / REASONS_A_COLUMN),
    reason: REASON_CODES[flaw % REASONS_A_COLUMN]!,
  }
}

const flawNumber = (column: number, reason: Reason) =>
  column * REASONS_A_COLUMN + REASON_CODES.indexOf(reason)

function rawOf(from: ColumnFrom, rows: FileRows): Raw {
  const sql = from.sql ?? quoteIdentifier(from.column!)
  // An expression of a source gives text, unless it names a column as it stands.
  const type = from.sql === undefined ? (rows.types.get(from.column!) ?? 'VARCHAR') : 'VARCHAR'
  const noNul = rows.noNul
  if (from.values === undefined) return { sql, type, noNul }
  const text = `cast(${sql} as varchar)`
  const whens = Object.entries(from.values).map(
    ([theirs, ours]) => `when ${quoteLiteral(theirs)} then ${quoteLiteral(ours)}`,
  )
  if (whens.length === 0) return { sql: text, type: 'VARCHAR', noNul }
  return { sql: `case ${text} ${whens.join(' ')} else ${text} end`, type: 'VARCHAR', noNul }
}

/** The value as the file has it, for a reject: cut to what a person reads, NUL made visible. */
const shown = (raw: string) =>
  `left(replace(cast(${raw} as varchar), chr(0), '␀'), ${LONGEST_SHOWN})`

const SQL_TYPES: Record<Column['type'], string> = {
  id: 'varchar',
  text: 'varchar',
  word: 'smallint',
  direction: 'smallint',
  day: 'date',
  instant: 'timestamp',
  money: 'decimal(18, 2)',
  amount: 'decimal(18, 2)',
  integer: 'smallint',
  number: 'double',
  currency: 'varchar',
}

/** The typed value as it is kept: a missing word is the one that stands for it. */
function kept(column: Column, value: string): string {
  const otherwise = wordsOf(column).find((word) => word.name === column.otherwise)
  const sql = otherwise ? `coalesce(${value}, cast(${otherwise.code} as smallint))` : value
  return `${sql} as ${column.name}`
}

/**
 * Creates the stage of an entry: the canonical columns typed, in the file's order; for an instant
 * whether it is in UTC (`<name>_zoned`) or local; `flaw`, the number of the first thing wrong with
 * the row, or NULL; and `flaw_value`, what the file says there. A table has what the file gives, and
 * a view over it, the stage, adds the columns that it lacks: they would be written for nothing.
 */
export function stageSql(stage: string, entry: Entry, rows: FileRows, currency: string): string {
  const { columns } = relationOf(entry.relation)
  const line = rows.numbered ? ['_line'] : []
  const parts = columns.flatMap((column, i) => {
    const from = entry.columns[column.name]
    if (from === undefined) return []
    const raw = rawOf(from, rows)
    const names = { raw: { ...raw, sql: `r${i}` }, typed: `v${i}` }
    return [{ column, i, from, raw, check: checkSql(column, names, from, currency) }]
  })
  const given = parts.map(({ column }) => column)
  const missing = columns
    .filter((column) => !given.includes(column))
    .map((column) => kept(column, `cast(null as ${SQL_TYPES[column.type]})`))
  // The file's own columns, for what a reject shows.
  const originals = new Map(
    [...new Set(parts.flatMap(({ from }) => from.column ?? []))].map((name, i) => [name, `o${i}`]),
  )
  const seen = ({ i, from }: { i: number; from: ColumnFrom }) =>
    from.column === null ? `r${i}` : originals.get(from.column)!
  const flaws = parts.flatMap(({ i, check }) =>
    check.flaws.map(({ when, reason }) => `when ${when} then ${flawNumber(i, reason)}`),
  )
  return `create or replace temp table ${tableOf(stage)} as
with file_row as (
  select * from ${entry.rows ? entry.rows(rows.from) : rows.from} as file${entry.when ? ` where ${entry.when}` : ''}
),
raw as (
  select ${[
    ...line,
    ...parts.map(({ i, raw }) => `${raw.sql} as r${i}`),
    ...[...originals].map(([name, alias]) => `${quoteIdentifier(name)} as ${alias}`),
  ].join(', ')}
  from file_row
),
typed as (
  select *, ${parts
    .flatMap(({ i, check }) => [
      `${check.value} as v${i}`,
      ...(check.zoned === undefined ? [] : [`${check.zoned} as z${i}`]),
    ])
    .join(', ')}
  from raw
),
judged as (
  select *, cast(case ${flaws.join(' ')} end as smallint) as flaw from typed
)
select
  ${[
    ...line.map((name) => `${name} as line`),
    ...parts.map(({ column, i }) => kept(column, `v${i}`)),
    ...parts.flatMap(({ column, i, check }) =>
      check.zoned === undefined ? [] : [`z${i} as ${column.name}_zoned`],
    ),
    'flaw',
    `case when flaw is not null then case flaw // ${REASONS_A_COLUMN} ${parts
      .map((part) => `when ${part.i} then ${shown(seen(part))}`)
      .join(' ')} end end as flaw_value`,
  ].join(',\n  ')}
from judged;

create or replace temp view ${stage} as
select ${['rowid', '*', ...missing].join(', ')} from ${tableOf(stage)}`
}

const tableOf = (stage: string) => `${stage}_row`
