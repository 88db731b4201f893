import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawsOf, quantiles } from './quantiles.ts'

it('each index stands as often as its weight says', () => {
  expect(quantiles([1, 0, 3], 8)).toEqual([0, 0, 2, 2, 2, 2, 2, 2])
  expect(drawsOf([1, 0, 3], 8)).toEqual([2, 0, 6])
})

it('the draws add up to the asked size, whatever the weights', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }), (weights) => {
      fc.pre(weights.some((weight) => weight > 0))
      expect(quantiles(weights, 500)).toHaveLength(500)
    }),
  )
})

it('weights without a positive one are refused by name', () => {
  expect(() => quantiles([0, 0])).toThrow('none is > 0: 0, 0')
})
