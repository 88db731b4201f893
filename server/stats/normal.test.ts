import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normalTail, twoSidedP, twoSidedZ } from './normal.ts'

it('gives the tabled tails of the normal distribution', () => {
  expect(normalTail(0)).toBe(0.5)
  expect(normalTail(1.959963984540054)).toBeCloseTo(0.025, 14)
  expect(normalTail(3) / 1.3498980316300946e-3).toBeCloseTo(1, 11)
  expect(normalTail(5) / 2.866515718791939e-7).toBeCloseTo(1, 11)
  expect(normalTail(10) / 7.619853024160527e-24).toBeCloseTo(1, 11)
  expect(normalTail(-1)).toBeCloseTo(0.8413447460685429, 14)
})

it('is continuous where the two formulas meet', () => {
  expect(normalTail(3 - 1e-12) / normalTail(3)).toBeCloseTo(1, 10)
})

it('finds the z of a p-value', () => {
  expect(twoSidedZ(0.05)).toBeCloseTo(1.959963984540054, 12)
  expect(twoSidedZ(1)).toBeCloseTo(0, 12)
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 0.999, noNaN: true }), (p) => {
      expect(twoSidedP(twoSidedZ(p)) / p).toBeCloseTo(1, 9)
    }),
  )
  expect(() => twoSidedZ(0)).toThrow('invalid p-value; not in (0, 1]: 0')
})
