import { doubleLiteral, quoteLiteral } from '../../db/identifier.ts'
import { valueSql } from '../column_value.sql.ts'
import { leavesOf } from './condition.ts'
import type { Segment, SegmentCondition } from './model.ts'

/** A number that is none, or missing, as NULL; the engine has NaN above every number and like itself. */
const engineNumber = (value: string) => `nullif(${value}, 'nan'::double)`

/** The same where NaN may lie below every number, or be unlike itself. */
export const anyNumber = (value: string) =>
  `case when lower(cast(${value} as varchar)) <> 'nan' then ${value} end`

/** SQL of the number of a row's segment, from 1: the first whose condition holds. `number` makes NaN NULL. */
export function segmentSql(
  segments: readonly Pick<Segment, 'when'>[],
  number: (value: string) => string = engineNumber,
): string {
  const whens = segments.flatMap(({ when }, i) =>
    when === null ? [] : [`when ${conditionSql(when, number)} then ${i + 1}`],
  )
  return whens.length === 0 ? '1' : `case ${whens.join(' ')} else ${segments.length} end`
}

/** SQL of a condition: NULL, where a value is missing, does not hold. */
function conditionSql(condition: SegmentCondition, number: (value: string) => string): string {
  if ('parts' in condition) {
    const word = condition.kind === 'all' ? ' and ' : ' or '
    return `(${condition.parts.map((part) => conditionSql(part, number)).join(word)})`
  }
  const read = valueSql({ ...condition, name: condition.feature })
  const value = condition.type === 'number' ? number(read) : read
  switch (condition.kind) {
    case 'missing':
      return `${value} is ${condition.expected ? '' : 'not '}null`
    case 'in':
      return `${value} in (${condition.values.map(literal).join(', ')})`
    case 'compare':
      return `${value} ${condition.comparator} ${doubleLiteral(condition.value)}`
  }
}

const literal = (value: string | number) =>
  typeof value === 'number' ? doubleLiteral(value) : quoteLiteral(value)

/** The columns that tell segments apart, each once. */
export const segmentColumns = (segments: readonly Pick<Segment, 'when'>[]): string[] => [
  ...new Set(segments.flatMap(({ when }) => leavesOf(when).map(({ feature }) => feature))),
]
