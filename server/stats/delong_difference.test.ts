import fc from 'fast-check'
import { expect, it } from 'vitest'
import { auc } from './auc.ts'
import { delong } from './delong.ts'
import { delongDifference } from './delong_difference.ts'

it('is the difference of two AUCs on the same rows', () => {
  // Goods at 3, 4, bads at 1, 2: all pairs right (1). The other has one of four pairs wrong (0.75).
  const bad = [1, 1, 0, 0]
  const { difference, standardError } = delongDifference([1, 2, 3, 4], [1, 3, 2, 4], bad)
  expect(difference).toBeCloseTo(0.25, 12)
  // Placements of the other: goods 1/2 and 1, bads 1 and 1/2; each class has variance 1/8 of two rows.
  expect(standardError).toBeCloseTo(Math.sqrt(0.125 / 2 + 0.125 / 2), 12)
})

it('a score beside itself differs by nothing, without error; beside a constant it is the AUC less a half, with its error', () => {
  const rows = fc.array(fc.record({ s: fc.integer({ min: 0, max: 9 }), b: fc.boolean() }), {
    minLength: 4,
    maxLength: 40,
  })
  fc.assert(
    fc.property(rows, (given) => {
      const bad = given.map(({ b }) => (b ? 1 : 0))
      const bads = bad.filter((b) => b === 1).length
      fc.pre(bads >= 2 && bad.length - bads >= 2)
      const score = given.map(({ s }) => s)
      expect(delongDifference(score, score, bad)).toEqual({ difference: 0, standardError: 0 })
      const flat = score.map(() => 1)
      const { difference, standardError } = delongDifference(score, flat, bad)
      expect(difference).toBeCloseTo(auc(score, bad) - 0.5, 10)
      expect(standardError).toBeCloseTo(delong(score, bad).standardError, 10)
    }),
  )
})

it('refuses rows of one class', () => {
  expect(() => delongDifference([1, 2], [2, 1], [0, 0])).toThrow('got 2 good and 0 bad')
})
