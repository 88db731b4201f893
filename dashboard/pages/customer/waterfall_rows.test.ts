import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Score } from './query.ts'
import { waterfallRows } from './waterfall_rows.ts'

const scoreOf = (contributions: readonly number[], reasons: Score['reasons'] = []): Score => ({
  score: 0,
  pd: 0,
  band: null,
  scoredOn: '2017-12-31',
  segment: null,
  meanScore: 0,
  model: { name: 'm', horizonMonths: null, state: 'DRAFT' },
  points: contributions.map((points, i) => ({
    feature: `f${i}`,
    label: `Feature ${i}`,
    unit: 'ratio',
    value: null,
    bin: '',
    points: points + 30,
    mean: 30,
  })),
  reasons,
})

const rowsOf = (score: Score) =>
  waterfallRows(
    score,
    ({ label }) => label,
    (n) => `${n} others`,
  )

describe('the points of a score', () => {
  it('add up to the same whatever is gathered into one row', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1 }), (points) => {
        const sum = rowsOf(scoreOf(points)).reduce((total, row) => total + row.points, 0)
        expect(sum).toBeCloseTo(
          points.reduce((total, each) => total + each, 0),
          8,
        )
      }),
    )
  })

  it('are largest first, the small ones in one row', () => {
    const rows = rowsOf(scoreOf([1, -20, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 2]))
    expect(rows[0]?.points).toBe(-20)
    expect(rows).toHaveLength(12)
    expect(rows.at(-1)).toMatchObject({ name: '3 others', points: 6 })
  })

  it('keep every reason that the customer is told, however small', () => {
    const points = [...Array.from({ length: 15 }, (_, i) => 20 - i), -1]
    const rows = rowsOf(scoreOf(points, [{ feature: 'f15', rank: 1 }]))
    expect(rows.find(({ key }) => key === 'f15')).toMatchObject({ points: -1, reason: 1 })
  })
})
