import fc from 'fast-check'
import { expect, it } from 'vitest'
import { auc } from './auc.ts'
import { ks } from './ks.ts'
import { weightedCurve } from './weighted_curve.ts'

it('a row of weight n counts as n rows in AUC and KS', () => {
  const row = fc.tuple(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 1 }),
    fc.integer({ min: 0, max: 3 }),
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
      const repeated = rows.flatMap((one) => Array<typeof one>(one[2]).fill(one))
      fc.pre([0, 1].every((label) => repeated.some(([, bad]) => bad === label)))
      const found = weightedCurve(
        Float64Array.from(rows, ([score]) => score),
        rows.map(([, bad]) => bad),
        rows.map(([, , weight]) => weight),
      )
      const [score, bad] = [repeated.map((r) => r[0]), repeated.map((r) => r[1])]
      expect(found.auc).toBeCloseTo(auc(score, bad), 9)
      expect(found.ks).toBeCloseTo(ks(score, bad), 9)
    }),
  )
})

it('refuses a class without weight', () => {
  expect(() => weightedCurve(Float64Array.of(1, 2), [0, 1], [1, 0])).toThrow('got weights 1, 0')
})
