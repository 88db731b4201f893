import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import { type CheckContext, type Checked, checkSql, type Raw } from './check.sql.ts'
import { REASON_CODES, type Reason } from './reasons.ts'
import type { ColumnFrom, Entry } from './source.ts'
import { type Column, relationOf } from './tallystick/format.ts'

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

/**
 * Creates the stage of an entry: the canonical columns typed, in the file's order; `flaw`, the
 * number of the first thing wrong with the row, or NULL; and `flaw_value`, what the file says there.
 */
export function stageSql(
  stage: string,
  entry: Entry,
  rows: FileRows,
  context: CheckContext,
): string {
  const relation = relationOf(entry.relation)
  const parts = relation.columns.flatMap((column, position) => {
    const from = entry.columns[column.name]
    return from === undefined ? [] : [{ column, position, from, raw: rawOf(from, rows) }]
  })
  const checked = parts.map((part) => ({
    ...part,
    check: checkSql(part.column, { ...part.raw, sql: `r${part.position}` }, part.from, context),
  }))
  const raws = parts.map((part) => `${part.raw.sql} as r${part.position}`)
  const source = entry.rows ? entry.rows(rows.from) : rows.from
  const lines = [
    ...(rows.numbered ? ['_line as line'] : []),
    ...checked.flatMap(({ column, check }) => stagedColumns(column, check)),
    ...missing(
      relation.columns,
      checked.map((part) => part.column),
    ),
    `cast(case ${whens(checked, (part, reason) => String(flawNumber(part.position, reason)))} end as smallint) as flaw`,
    `case ${whens(checked, (part) => shown(part.from.column === null ? `r${part.position}` : original(part.from)), true)} end as flaw_value`,
  ]
  const originals = [
    ...new Set(parts.flatMap(({ from }) => (from.column === null ? [] : [from.column]))),
  ]
  return `create or replace temp table ${stage} as
with file_row as (select * from ${source} as file${entry.when ? ` where ${entry.when}` : ''}),
raw as (
  select ${[...(rows.numbered ? ['_line'] : []), ...raws, ...originals.map((name) => `${quoteIdentifier(name)} as ${quoteIdentifier(`o ${name}`)}`)].join(',\n    ')}
  from file_row
)
select
  ${lines.join(',\n  ')}
from raw`
}

const original = (from: ColumnFrom) => quoteIdentifier(`o ${from.column}`)

function stagedColumns(column: Column, check: Checked): string[] {
  return [
    `${check.value} as ${column.name}`,
    ...(check.day === undefined ? [] : [`${check.day} as ${column.name}_day`]),
  ]
}

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

/** Columns the file does not have: the word that stands for a missing one, or NULL. */
function missing(columns: readonly Column[], present: readonly Column[]): string[] {
  return columns
    .filter((column) => !present.includes(column))
    .map((column) => {
      const nothing: Raw = { sql: 'cast(null as varchar)', type: 'VARCHAR', noNul: true }
      const value =
        column.otherwise === undefined
          ? `cast(null as ${SQL_TYPES[column.type]})`
          : checkSql(column, nothing, { column: null }, { zone: 'UTC', currency: '' }).value
      return `${value} as ${column.name}`
    })
}

interface Part {
  column: Column
  position: number
  from: ColumnFrom
  check: Checked
}

function whens(
  parts: readonly Part[],
  then: (part: Part, reason: Reason) => string,
  once = false,
): string {
  const all = parts.flatMap((part) =>
    once
      ? part.check.flaws.length === 0
        ? []
        : [
            `when ${part.check.flaws.map((flaw) => `(${flaw.when})`).join(' or ')} then ${then(part, part.check.flaws[0]!.reason)}`,
          ]
      : part.check.flaws.map((flaw) => `when ${flaw.when} then ${then(part, flaw.reason)}`),
  )
  return all.length === 0 ? 'when false then null' : all.join(' ')
}
