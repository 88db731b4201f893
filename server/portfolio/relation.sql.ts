import { quoteIdentifier } from '../db/identifier.ts'
import type { Param } from '../db/params.ts'
import { binder } from './binder.ts'
import { type Column, columnName } from './column.ts'

/** A table macro over the portfolio: its first arguments are `as_of` and `known_at`. */
export interface Relation {
  /** Its name in SQL. */
  name: string
  /** What tells its rows apart; empty: it has one row. */
  keys: Readonly<Record<string, Column>>
  measures: Readonly<Record<string, Column>>
  /** Keys and measures its rows come by, falling after `-`; the other keys settle what is equal. */
  order: readonly string[]
}

export interface RelationQuestion {
  asOf: string
  /** Rows recorded by this instant count. */
  knownAt: Param
  /** The day as of which the same is asked again, with the same knowledge. */
  compareTo: string | null
  /** The macro's own arguments, after the two clocks. */
  args: readonly Param[]
  /** The same as of the comparison's day: days among them are as long before it. */
  argsBefore: readonly Param[]
  /** Measures wanted: the engine leaves out what only the others cost. */
  measures: readonly string[]
  limit: number
}

const quoted = (field: string) => quoteIdentifier(columnName(field))
const prefixed = (prefix: string, field: string) => quoteIdentifier(prefix + columnName(field))

/** Lays a key of the comparison upon the period's: days by whole days, months by whole months. */
function laidKey(field: string, { type }: Column, compareTo: string, asOf: string): string {
  const name = quoted(field)
  if (type === 'day') return `(${name} + (${asOf} - ${compareTo})::integer)`
  if (type !== 'month') return name
  return `(${name} + to_months(date_diff('month', ${compareTo} - 1, ${asOf} - 1)::integer))::date`
}

/**
 * One statement: rows of a relation, and beside each the row of the comparison with the same keys.
 * Columns: the keys; each wanted measure after `now_` and `before_`; `is_now`, `is_before`: whether
 * there is such a row as of either day; `rows`: how many there are before the limit.
 */
export function relationSql(
  { name, keys, measures, order }: Relation,
  question: RelationQuestion,
): { sql: string; params: Param[] } {
  const bind = binder()
  const asOf = `${bind(question.asOf)}::date`
  const knownAt = `${bind(question.knownAt)}::timestamp`
  const ordered = order.map((by) => ({ field: by.replace('-', ''), falling: by.startsWith('-') }))
  const wanted = new Set([...question.measures, ...ordered.map(({ field }) => field)])
  const shown = Object.keys(measures).filter((field) => wanted.has(field))

  const rowsAt = (day: string, is: 'now' | 'before') => {
    const columns = [
      ...Object.entries(keys).map(([field, column]) =>
        is === 'now' ? quoted(field) : `${laidKey(field, column, day, asOf)} as ${quoted(field)}`,
      ),
      ...['now', 'before'].flatMap((side) =>
        shown.map(
          (field) => `${side === is ? quoted(field) : 'null'} as ${prefixed(`${side}_`, field)}`,
        ),
      ),
      `${is === 'now'} as is_now`,
      `${is === 'before'} as is_before`,
    ]
    const args = is === 'now' ? question.args : question.argsBefore
    const given = [day, knownAt, ...args.map((arg) => bind(arg))]
    return `select ${columns.join(', ')} from ${name}(${given.join(', ')})`
  }
  const parts = [rowsAt(asOf, 'now')]
  if (question.compareTo !== null) parts.push(rowsAt(`${bind(question.compareTo)}::date`, 'before'))

  const names = Object.keys(keys).map(quoted)
  const laid = ['now_', 'before_'].flatMap((side) =>
    shown
      .map((field) => prefixed(side, field))
      .map((column) => `any_value(${column}) as ${column}`),
  )
  const by = ordered.flatMap(({ field, falling }) => {
    const columns =
      field in keys ? [quoted(field)] : [prefixed('now_', field), prefixed('before_', field)]
    return columns.map((column) => `${column}${falling ? ' desc' : ''} nulls last`)
  })
  return {
    sql: `
with laid as (
  ${parts.join('\n  union all\n  ')}
)
select ${[...names, ...laid, 'bool_or(is_now) as is_now', 'bool_or(is_before) as is_before'].join(', ')},
  count(*) over () as rows
from laid
${names.length > 0 ? `group by ${names.join(', ')}` : 'having count(*) > 0'}
order by ${[...by, ...names.map((column) => `${column} nulls last`), 'rows'].join(', ')}
limit ${bind(question.limit)}`,
    params: bind.params,
  }
}
