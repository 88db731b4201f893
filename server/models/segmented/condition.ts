import type { Value } from '../scorecard/route.ts'
import type { Segment, SegmentCondition } from './model.ts'

type Row = Readonly<Record<string, Value>>

/** Whether a condition holds for a row; a comparison with a missing value never does. */
export function holds(condition: SegmentCondition, row: Row): boolean {
  if ('parts' in condition) {
    const { kind, parts } = condition
    return kind === 'all'
      ? parts.every((one) => holds(one, row))
      : parts.some((one) => holds(one, row))
  }
  const value = readValue(condition, row[condition.feature])
  if (condition.kind === 'missing') return (value === null) === condition.expected
  if (value === null) return false
  if (condition.kind === 'in') return condition.values.includes(value)
  const [number, bound] = [Number(value), condition.value]
  switch (condition.comparator) {
    case '<':
      return number < bound
    case '<=':
      return number <= bound
    case '>':
      return number > bound
    case '>=':
      return number >= bound
  }
}

function readValue(
  { type }: { type: 'number' | 'category' },
  value: Value,
): string | number | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null
  if (type === 'category') return String(value)
  const number = value === '' ? Number.NaN : Number(value)
  return Number.isNaN(number) ? null : number + 0
}

/** The place of the first segment whose condition holds: the last one's does always. */
export const segmentOf = (segments: readonly Pick<Segment, 'when'>[], row: Row): number =>
  segments.findIndex(({ when }) => when === null || holds(when, row))

type Leaf = Exclude<SegmentCondition, { kind: 'all' | 'any' }>

/** Its comparisons, in order. */
export const leavesOf = (condition: SegmentCondition | null): Leaf[] => {
  if (condition === null) return []
  return 'parts' in condition ? condition.parts.flatMap(leavesOf) : [condition]
}

/** A condition in words: `age < 25 and home in (rent, other)`. */
export function conditionText(condition: SegmentCondition | null): string {
  if (condition === null) return 'whoever is left'
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts
        .map((part) => ('parts' in part ? `(${conditionText(part)})` : conditionText(part)))
        .join(condition.kind === 'all' ? ' and ' : ' or ')
    case 'missing':
      return `${condition.feature} is ${condition.expected ? '' : 'not '}missing`
    case 'in':
      return condition.values.length === 1
        ? `${condition.feature} = ${condition.values[0]}`
        : `${condition.feature} in (${condition.values.join(', ')})`
    case 'compare':
      return `${condition.feature} ${condition.comparator} ${condition.value}`
  }
}
