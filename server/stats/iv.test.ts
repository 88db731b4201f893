import fc from 'fast-check'
import { expect, it } from 'vitest'
import { iv, ivOfBin } from './iv.ts'

it('iv is the sum of (%good - %bad) ln(%good / %bad)', () => {
  // %good .8 .2, %bad .2 .8: twice .6 ln 4.
  expect(iv([80, 20], [2, 8])).toBeCloseTo(1.2 * Math.log(4), 12)
})

it('iv is 0 where every bin has the same odds or one class is absent', () => {
  expect(iv([10, 20, 30], [1, 2, 3])).toBeCloseTo(0, 12)
  expect(iv([10, 20], [0, 0])).toBe(0)
})

const counts = fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 10 })

it('iv is never negative, empty cells included', () => {
  fc.assert(
    fc.property(counts, (cells) => {
      for (const [g, b] of cells) expect(ivOfBin(g, b, 500, 300)).toBeGreaterThanOrEqual(0)
    }),
  )
})

it('iv does not fall when a bin without empty cells is split', () => {
  const cell = fc.integer({ min: 1, max: 100 })
  fc.assert(
    fc.property(cell, cell, cell, cell, (g1, b1, g2, b2) => {
      const split = ivOfBin(g1, b1, 500, 300) + ivOfBin(g2, b2, 500, 300)
      expect(split).toBeGreaterThanOrEqual(ivOfBin(g1 + g2, b1 + b2, 500, 300) - 1e-12)
    }),
  )
})
