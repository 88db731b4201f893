import { expect, it } from 'vitest'
import { t95 } from './t95.ts'

it('is the tabled point of few degrees, and comes to the normal of many', () => {
  expect(t95(2)).toBe(4.303)
  // As tabled: 2.571, 2.228, 2.042.
  expect(t95(5)).toBeCloseTo(2.571, 1)
  expect(t95(10)).toBeCloseTo(2.228, 2)
  expect(t95(30)).toBeCloseTo(2.042, 3)
  expect(t95(1e9)).toBeCloseTo(1.96, 3)
  expect(t95(0)).toBe(Number.POSITIVE_INFINITY)
})
