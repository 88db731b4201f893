import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wilson } from './wilson.ts'

it('gives the published intervals for 0 and 5 of 10', () => {
  expect(wilson(0, 10).lower).toBe(0)
  expect(wilson(0, 10).upper).toBeCloseTo(0.2775, 4)
  expect(wilson(5, 10).lower).toBeCloseTo(0.2366, 4)
  expect(wilson(5, 10).upper).toBeCloseTo(0.7634, 4)
})

it('holds the rate and mirrors with it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(), (trials, n) => {
      const events = n % (trials + 1)
      const { lower, upper } = wilson(events, trials)
      expect(lower).toBeLessThanOrEqual(events / trials)
      expect(upper).toBeGreaterThanOrEqual(events / trials)
      expect(wilson(trials - events, trials).upper).toBeCloseTo(1 - lower, 12)
    }),
  )
})

it('knows nothing without trials', () => {
  expect(wilson(0, 0)).toEqual({ lower: 0, upper: 1 })
})
