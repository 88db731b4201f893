import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nonNegativeMinimum } from './non_negative.ts'

/** A'A + I of a random square A, row-major: symmetric positive definite. */
const problem = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    a: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: n * n, maxLength: n * n }),
    c: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }),
    bounded: fc.array(fc.constantFrom(0, 1), { minLength: n, maxLength: n }),
    guess: fc.array(fc.constantFrom(0, 1), { minLength: n, maxLength: n }),
  }),
)

it('meets the conditions of the one minimum, whatever the guess: no slope inside, no descent at the bound', () => {
  fc.assert(
    fc.property(problem, ({ n, a, c, bounded, guess }) => {
      const h = new Float64Array(n * n)
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          h[i * n + j] = i === j ? 1 : 0
          for (let k = 0; k < n; k++) h[i * n + j]! += a[k * n + i]! * a[k * n + j]!
        }
      const x = nonNegativeMinimum(h, c, Uint8Array.from(bounded), Uint8Array.from(guess))!
      for (let i = 0; i < n; i++) {
        let slope = -c[i]!
        for (let k = 0; k < n; k++) slope += h[i * n + k]! * x[k]!
        if (bounded[i]) expect(x[i]).toBeGreaterThanOrEqual(0)
        if (bounded[i] && x[i] === 0) expect(slope).toBeGreaterThan(-1e-8)
        else expect(Math.abs(slope)).toBeLessThan(1e-8)
      }
    }),
    { numRuns: 500 },
  )
})

it('holds at 0 what would be negative', () => {
  expect(
    Array.from(nonNegativeMinimum(Float64Array.of(1, 0, 0, 1), [2, -3], Uint8Array.of(1, 1))!),
  ).toEqual([2, 0])
})

it('is null where the matrix is singular', () => {
  expect(nonNegativeMinimum(Float64Array.of(1, 1, 1, 1), [1, 1], Uint8Array.of(0, 0))).toBeNull()
})
