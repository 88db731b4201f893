import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partsOf } from './parts.ts'

it('parts hold every customer once, in their order, and none has more than the most', () => {
  const lender = [fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 50, max: 2500 })] as const
  fc.assert(
    fc.property(...lender, (customers, most) => {
      const parts = partsOf(customers, most)
      expect(parts.map(({ number }) => number)).toEqual(parts.map((_, i) => i))
      expect(parts.map(({ first }) => first)).toEqual([
        0,
        ...parts.slice(0, -1).map(({ past }) => past),
      ])
      expect(parts.at(-1)!.past).toBe(customers)
      const sizes = parts.map(({ first, past }) => past - first)
      expect(Math.min(...sizes)).toBeGreaterThan(0)
      expect(Math.max(...sizes)).toBeLessThanOrEqual(most)
    }),
    { numRuns: 50 },
  )
})

it('a lender that is worth two cores is told in an even number of parts', () => {
  expect(partsOf(3999)).toHaveLength(1)
  expect(partsOf(4000)).toHaveLength(2)
  expect(partsOf(20_000)).toHaveLength(2)
  expect(partsOf(20_001)).toHaveLength(4)
  expect(partsOf(90_001)).toHaveLength(10)
})
