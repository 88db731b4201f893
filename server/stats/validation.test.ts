import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auc } from './auc.ts'
import { brier } from './brier.ts'
import { brierParts } from './brier_parts.ts'
import { calibration } from './calibration.ts'
import { chiSquareBound, chiSquareTail } from './chi_square.ts'
import { adverseImpactRatio, equalOpportunityGap, standardisedMeanDifference } from './fairness.ts'
import { gains } from './gains.ts'
import { hosmerLemeshow } from './hosmer_lemeshow.ts'
import { lift } from './lift.ts'
import { twoSidedP } from './normal.ts'
import { psiByChance, shiftOf } from './psi_threshold.ts'

describe('the tail of chi-square', () => {
  it('is that of the printed tables, of exp(-x / 2) at two degrees and of the normal at one', () => {
    expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12)
    expect(chiSquareTail(18.307038053275146, 10)).toBeCloseTo(0.05, 12)
    expect(chiSquareTail(2.156, 10)).toBeCloseTo(0.995, 4)
    for (const x of [0.01, 1, 7, 60]) {
      expect(chiSquareTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 12)
      expect(chiSquareTail(x, 1)).toBeCloseTo(twoSidedP(Math.sqrt(x)), 11)
    }
    expect([chiSquareTail(0, 3), chiSquareTail(Number.POSITIVE_INFINITY, 3)]).toEqual([1, 0])
  })

  it('a bound is passed with just its probability', () => {
    const chance = fc.double({ min: 1e-6, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(chance, fc.integer({ min: 1, max: 300 }), (p, degrees) => {
        expect(chiSquareTail(chiSquareBound(p, degrees), degrees)).toBeCloseTo(p, 7)
      }),
      { numRuns: 40 },
    )
  })
})

const band = (rows: number, bads: number, meanPd: number) => ({
  ...{
    rows,
    bads,
    meanPd,
    badRate: bads / rows,
    lowestPd: meanPd,
    highestPd: meanPd,
    lower: 0,
    upper: 1,
  },
})

it('Hosmer-Lemeshow of two bands, by hand: (12 - 10)²/(10 · 0.9) + (45 - 50)²/(50 · 0.5)', () => {
  const test = hosmerLemeshow([band(100, 12, 0.1), band(100, 45, 0.5)])!
  expect(test.statistic).toBeCloseTo(4 / 9 + 1, 12)
  // Two degrees: exp(-x / 2).
  expect(test.p).toBeCloseTo(Math.exp(-(4 / 9 + 1) / 2), 12)
  expect(hosmerLemeshow([band(5, 0, 0)])).toBeNull()
  expect(hosmerLemeshow([])).toBeNull()
})

it('the parts of the Brier score add up to it, with nothing left within bands of one PD each', () => {
  const row = fc.tuple(fc.constantFrom(0.1, 0.3, 0.7), fc.constantFrom(0, 1))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
      const [pd, bad] = [rows.map(([p]) => p), rows.map(([, b]) => b)]
      const own = brier(pd, bad)
      const parts = brierParts(calibration(pd, bad, rows.length), own)
      expect(parts.reliability - parts.resolution + parts.uncertainty).toBeCloseTo(own, 12)
      expect(parts.withinBands).toBeCloseTo(0, 12)
    }),
  )
  // Bad rates 0.25 and 0.75 about 0.5: resolution 0.0625, uncertainty 0.25, calibrated.
  const parts = brierParts([band(4, 1, 0.25), band(4, 3, 0.75)], 0.1875)
  expect(parts).toEqual({ reliability: 0, resolution: 0.0625, uncertainty: 0.25, withinBands: 0 })
})

describe('gains and lift', () => {
  const score = [1, 2, 3, 4]
  const bad = [1, 0, 1, 0]
  const pd = [0.9, 0.6, 0.4, 0.1]

  it('are those a hand can count', () => {
    const [first, second] = gains(score, pd, bad, 2)
    expect(first).toMatchObject({ rows: 2, bads: 1, badRate: 0.5, meanPd: 0.75, lift: 1 })
    expect(first).toMatchObject({ shareOfBads: 0.5, shareOfGoods: 0.5, acceptedBadRate: 0.5 })
    expect(second).toMatchObject({ shareOfRows: 1, shareOfBads: 1, cumulativeBadRate: 0.5 })
    // The riskiest quarter holds half the bads.
    expect(lift(score, bad, 0.25)).toBe(2)
    // Of four ties, a quarter of their two bads are in any quarter.
    expect(lift([5, 5, 5, 5], bad, 0.25)).toBe(1)
    expect(() => lift(score, bad, 0)).toThrow('invalid share')
  })

  it('count every row once, end at all of them, and do not depend on their order', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 1))
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 80 }), (rows) => {
        fc.pre(rows.some(([, b]) => b === 1) && rows.some(([, b]) => b === 0))
        const of = (given: typeof rows) => {
          const [s, b] = [given.map(([one]) => one), given.map(([, one]) => one)]
          return { table: gains(s, s, b), lift: lift(s, b, 0.3), auc: auc(s, b) }
        }
        const forward = of(rows)
        expect(of([...rows].reverse())).toEqual(forward)
        expect(forward.table.reduce((sum, { rows }) => sum + rows, 0)).toBe(rows.length)
        expect(forward.table.at(-1)).toMatchObject({ shareOfRows: 1, shareOfBads: 1, lift: 1 })
      }),
    )
  })
})

it('a PSI of small samples is read as noise, of large ones as a shift', () => {
  // chi-square 99% at 9 degrees: 21.666.
  expect(psiByChance(100, 100, 10)).toBeCloseTo(0.02 * 21.666, 4)
  expect(shiftOf(0.2, psiByChance(100, 100, 10))).toBe('noise')
  expect(shiftOf(0.2, psiByChance(1e5, 1e5, 10))).toBe('moderate')
  expect(shiftOf(0.3, psiByChance(1e5, 1e5, 10))).toBe('shifted')
  expect(shiftOf(0.05, 0)).toBe('stable')
})

it('fairness by hand: 40 of 100 accepted against 80 of 100, goods 30 of 50 against 72 of 80', () => {
  const group = { rows: 100, accepted: 40, goods: 50, acceptedGoods: 30 }
  const reference = { rows: 100, accepted: 80, goods: 80, acceptedGoods: 72 }
  expect(adverseImpactRatio(group, reference)).toBe(0.5)
  expect(equalOpportunityGap(group, reference)).toBeCloseTo(-0.3, 12)
  expect(adverseImpactRatio(group, { ...reference, accepted: 0 })).toBeNull()
  expect(equalOpportunityGap({ ...group, goods: 0 }, reference)).toBeNull()
  // Means 1 and 3; all of 1, 1, 3, 3 have deviation 1.
  expect(standardisedMeanDifference([1, 1], [3, 3], [1, 1, 3, 3])).toBe(-2)
  expect(standardisedMeanDifference([1], [1], [1, 1])).toBeNull()
})
