import { expect, it } from 'vitest'
import type { Table } from '../scorecard/table.ts'
import { compareSegments, verdictOf } from './compare.ts'

const rows = 120
const bad = Uint8Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? 1 : 0))
const told = (score: (row: number) => number) => ({
  rows: Uint32Array.from({ length: rows }, (_, i) => i),
  fold: Int32Array.from({ length: rows }, (_, i) => i % 4),
  score: Float64Array.from({ length: rows }, (_, i) => score(i)),
  pd: new Float64Array(rows).fill(1 / 3),
})
// With segments all bads lie below all goods; without, the bads of the first segment lie among its goods.
const own = told((i) => (bad[i] ? 0 : 100) + (i % 7))
const without = told((i) => (bad[i] && i >= 60 ? 0 : 100) + ((i * 37) % 101))
const table: Table = {
  columns: [],
  bad,
  segment: Uint8Array.from(bad, (_, i) => (i < 60 ? 0 : i < 117 ? 1 : 2)),
}
table.segment![117] = 1
table.segment![118] = 2

it('tells the difference on all rows and by segment, with DeLong’s margin', () => {
  const { difference, standardError, margin, segments, by } = compareSegments(
    { own, without },
    table,
    ['a', 'b', 'c'],
  )
  expect(by).toBe('delong')
  expect(margin).toBeCloseTo(1.96 * standardError!, 3)
  expect(segments[0]!.figures!.difference).toBeGreaterThan(segments[1]!.figures!.difference)
  expect(verdictOf({ ...segments[0]!.figures! })).toBe('segments pay')
  // Two goods alone: nothing can be said of them.
  expect(segments[2]).toEqual({ name: 'c', rows: 2, bads: 0, figures: null })
  expect(difference).toBeGreaterThan(0)
})

it('of weighted rows by folds, wider, since few folds say little', () => {
  const weight = new Float64Array(rows).fill(1)
  const { by, difference, standardError, margin } = compareSegments(
    { own, without },
    { ...table, weight },
    ['a', 'b', 'c'],
  )
  const plain = compareSegments({ own, without }, table, ['a', 'b', 'c'])
  expect(by).toBe('folds')
  expect(difference).toBeCloseTo(plain.difference, 10)
  // Four folds: 3.182 is the 95% point of three degrees of freedom.
  expect(margin! / standardError!).toBeCloseTo(3.182, 9)
})

it('says what the rows do not tell', () => {
  const compared = compareSegments({ own, without: own }, table, ['a', 'b', 'c'])
  expect(verdictOf(compared)).toMatch('no more than chance')
  expect(verdictOf({ ...compared, difference: -0.1, margin: 0.01 })).toMatch('segments cost')
  expect(verdictOf({ ...compared, margin: null })).toMatch('too few rows')
})
