import fc from 'fast-check'
import { expect, it } from 'vitest'
import { woe } from './woe.ts'

it('woe is ln(%good / %bad): higher is safer', () => {
  // 40% of the goods and 20% of the bads stand in the bin.
  expect(woe(360, 20, 900, 100)).toBeCloseTo(Math.log(2), 12)
  expect(woe(90, 40, 900, 100)).toBeCloseTo(-Math.log(4), 12)
})

it('woe is 0 where the bin has the odds of the population, and where it is empty', () => {
  expect(woe(9, 1, 900, 100)).toBeCloseTo(0, 12)
  expect(woe(0, 0, 900, 100)).toBe(0)
})

it('woe of a pure bin counts half a row in the empty cell', () => {
  expect(woe(10, 0, 900, 100)).toBeCloseTo(Math.log(10 / 900 / (0.5 / 100)), 12)
  expect(woe(0, 10, 900, 100)).toBeCloseTo(Math.log(0.5 / 900 / (10 / 100)), 12)
})

it('woe changes sign where goods and bads change places', () => {
  const count = fc.integer({ min: 0, max: 1000 })
  fc.assert(
    fc.property(count, count, (g, b) => {
      expect(woe(g, b, 2000, 1500)).toBeCloseTo(-woe(b, g, 1500, 2000), 9)
    }),
  )
})
