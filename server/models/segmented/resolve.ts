import { RiskError } from '../../db/errors.ts'
import type { WrittenAs } from '../scorecard/model.ts'
import type { ConditionDocument, SegmentDocument } from './asked.ts'
import type { PlannedSegment } from './fit.ts'
import type { SegmentCondition } from './model.ts'

/** A column that segments may be told by. `isText`: texts, which may be numbers all the same. */
export type KnownColumn = {
  name: string
  type: 'number' | 'category'
  from?: WrittenAs
  isText?: boolean
}

export type FindColumn = (name: string) => KnownColumn

/** The segments of a list as a model has them. Throws BAD_REQUEST for a value that a column cannot have. */
export const resolveSegments = (
  list: readonly SegmentDocument[],
  find: FindColumn,
): PlannedSegment[] =>
  list.map((one) => ({
    name: one.name,
    when: 'when' in one ? conditionOf(one.when, (name) => find(name)) : null,
  }))

const COMPARATORS = { above: '>', below: '<', at_least: '>=', at_most: '<=' } as const

function conditionOf(given: ConditionDocument, find: FindColumn): SegmentCondition {
  if ('all' in given || 'any' in given) {
    const kind = 'all' in given ? 'all' : 'any'
    const parts = 'all' in given ? given.all : given.any
    return { kind, parts: parts.map((part) => conditionOf(part, find)) }
  }
  const column = find(given.column)
  const read = {
    feature: column.name,
    type: column.type,
    ...(column.from && { from: column.from }),
  }
  const bounds = Object.entries(COMPARATORS).flatMap(([word, comparator]): SegmentCondition[] => {
    const value = given[word as keyof typeof COMPARATORS]
    if (value === undefined) return []
    const number = numberOf(column, value)
    if (number === undefined)
      throw odd(
        column,
        `${word} ${JSON.stringify(value)}`,
        'a number, or a date of a column of dates',
      )
    const own = column.isText ? { type: 'number' as const, from: 'text' as const } : {}
    return [{ kind: 'compare', comparator, value: number, ...read, ...own, type: 'number' }]
  })
  const listed = [
    ...(given.equals === undefined ? [] : [[given.equals]]),
    ...(given.in ? [given.in] : []),
  ]
  const parts: SegmentCondition[] = [
    ...bounds,
    ...listed.map(
      (values): SegmentCondition => ({
        kind: 'in',
        values: values.map((value) => readValue(column, value)),
        ...read,
      }),
    ),
    ...(given.is_missing === undefined
      ? []
      : [{ kind: 'missing' as const, expected: given.is_missing, ...read }]),
  ]
  return parts.length === 1 ? parts[0]! : { kind: 'all', parts }
}

const DAY = 86_400_000

function numberOf(column: KnownColumn, value: number | string): number | undefined {
  if (column.type === 'category' && !column.isText) return undefined
  if (column.from !== 'date') return isNumber(value) ? Number(value) : undefined
  if (typeof value === 'number') return undefined
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) / DAY : Number.NaN
  return Number.isNaN(day) ? undefined : day
}

const isNumber = (value: number | string) =>
  typeof value === 'number' || (value.trim() !== '' && Number.isFinite(Number(value)))

function readValue(column: KnownColumn, value: number | boolean | string): number | string {
  if (column.type === 'category') return String(value)
  const number = typeof value === 'boolean' ? Number(value) : numberOf(column, value)
  if (number === undefined) throw odd(column, JSON.stringify(value), 'a number of that column')
  return number
}

const odd = ({ name }: KnownColumn, given: string, wanted: string) =>
  new RiskError('BAD_REQUEST', `segments: ${name}: ${wanted} is expected: ${given}`)
