import fc from 'fast-check'
import { expect, it } from 'vitest'
import { psi } from './psi.ts'

it('is the sum of (%actual - %expected) ln(%actual / %expected)', () => {
  // Shares .5 .5 against .4 .6.
  expect(psi([50, 50], [40, 60])).toBeCloseTo(-0.1 * Math.log(0.8) + 0.1 * Math.log(1.2), 12)
})

it('is 0 for equal shares, whatever the counts, and symmetric', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 9 }), (e, times) => {
      const reversed = [...e].reverse()
      expect(
        psi(
          e,
          e.map((n) => n * times),
        ),
      ).toBeCloseTo(0, 12)
      expect(psi(e, reversed)).toBeCloseTo(psi(reversed, e), 12)
      expect(psi(e, reversed)).toBeGreaterThanOrEqual(0)
    }),
  )
})

it('counts half a row where one population has none, and nothing where both have none', () => {
  expect(psi([10, 0, 0], [10, 10, 0])).toBeCloseTo(
    (0.5 - 1) * Math.log(0.5) + (0.5 - 0.05) * Math.log(0.5 / 0.05),
    12,
  )
})

it('refuses bins that do not match, and an empty population', () => {
  expect(() => psi([1], [1, 2])).toThrow('1 expected bins for 2 actual bins')
  expect(() => psi([0], [1])).toThrow('expected 0 rows, actual 1')
})
