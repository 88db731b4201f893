import fc from 'fast-check'
import { expect, it } from 'vitest'
import { random } from '../../stats/random.ts'
import { correlatesAbove, correlation, type Standard, standardise } from './correlation.ts'

/** Every row has a value of its own. */
const standard = (values: Float64Array): Standard =>
  standardise({ codes: Uint16Array.from(values, (_, row) => row), values })

it('correlation is 1 of a column and its multiple, -1 of its negative, 0 of a constant', () => {
  const column = Float64Array.of(1, 2, 4)
  const r = (other: Float64Array) => correlation(standard(column), standard(other))
  expect(r(column.map((v) => 3 * v + 1))).toBeCloseTo(1, 12)
  expect(r(column.map((v) => -v))).toBeCloseTo(-1, 12)
  expect(r(Float64Array.of(5, 5, 5))).toBe(0)
  // Covariance 8/9 of (1, 2, 4) and (1, 3, 3), variances 14/9 and 8/9.
  expect(r(Float64Array.of(1, 3, 3))).toBeCloseTo(8 / 9 / Math.sqrt((14 / 9) * (8 / 9)), 12)
})

it('refusing early refuses what the whole sum would, however near the limit', () => {
  const rows = 3000
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e6 }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.constantFrom(0, 1e-12, -1e-12, 1e-6, 0.1, -0.1),
      (seed, share, away) => {
        const next = random(seed)
        const draw = () => Float64Array.from({ length: rows }, () => next() - 0.5)
        const [x, noise] = [draw(), draw()]
        const a = standard(x)
        const b = standard(x.map((v, i) => share * v + (1 - Math.abs(share)) * noise[i]!))
        const r = correlation(a, b)
        const limit = Math.abs(r) + away
        expect(correlatesAbove(limit, a, b)).toBe(Math.abs(r) > limit)
      },
    ),
    { numRuns: 60 },
  )
})
