import { describe, expect, it } from 'vitest'
import { random } from '../../stats/random.ts'
import { calibrate, pdOf } from './calibration.ts'
import { logOddsOfScore, usualScaling as scaling } from './scaling.ts'

const about = { scaling, source: 'rows held back', outcome: 'late', horizonMonths: 12 }

/** Scores and outcomes whose log odds of good are intercept + slope * log odds of the score. */
function scored(rows: number, intercept: number, slope: number) {
  const next = random(5)
  const score = Float64Array.from({ length: rows }, () => 400 + 200 * next())
  const bad = Uint8Array.from(score, (s) => {
    const logOdds = intercept + slope * logOddsOfScore(s, scaling)
    return next() < 1 / (1 + Math.exp(logOdds)) ? 1 : 0
  })
  return { score, bad }
}

describe('calibration', () => {
  it('by Platt finds the line of the log odds, and says what for and by which rows', () => {
    const found = calibrate('platt', scored(20_000, 0.5, 0.7), about)
    if (found.method !== 'platt') throw new Error(found.method)
    expect(found.intercept).toBeCloseTo(0.5, 1)
    expect(found.slope).toBeCloseTo(0.7, 1)
    expect(found).toMatchObject({ rows: 20_000, outcome: 'late', horizonMonths: 12 })
  })

  it.each(['platt', 'isotonic'] as const)(
    'by %s gives PDs that fall as scores rise, never 0 or 1, with the mean of the outcomes',
    (method) => {
      const rows = scored(3000, 1, 0.5)
      const model = { scaling, calibration: calibrate(method, rows, about) }
      const pds = [...rows.score].sort((a, b) => a - b).map((score) => pdOf(score, model))
      pds.slice(1).forEach((pd, i) => {
        expect(pd).toBeLessThanOrEqual(pds[i]! + 1e-15)
      })
      expect(pdOf(-1e9, model)).toBeLessThanOrEqual(1)
      expect(pdOf(1e9, model)).toBeGreaterThanOrEqual(0)
      const mean = (values: ArrayLike<number>) =>
        Array.from(values).reduce((sum, v) => sum + v, 0) / values.length
      expect(mean(pds)).toBeCloseTo(mean(rows.bad), 2)
    },
  )

  it('between isotonic knots is a straight line, and level beyond them', () => {
    const knots = [
      { score: 400, pd: 0.5 },
      { score: 500, pd: 0.1 },
    ]
    const source = { rows: 1, bads: 1, source: '', outcome: '', horizonMonths: null }
    const model = { scaling, calibration: { method: 'isotonic' as const, ...source, knots } }
    expect([399, 400, 425, 500, 501].map((score) => pdOf(score, model))).toEqual([
      0.5, 0.5, 0.4, 0.1, 0.1,
    ])
  })

  it('needs both outcomes', () => {
    const rows = { score: Float64Array.of(1, 2), bad: Uint8Array.of(1, 1) }
    expect(() => calibrate('platt', rows, about)).toThrow('needs both outcomes')
  })
})
