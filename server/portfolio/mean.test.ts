import { expect, it } from 'vitest'
import { meanOf } from './mean.ts'

it.each([
  ['10.00', 3, '3.33'],
  ['0.05', 2, '0.03'],
  ['-0.05', 2, '-0.03'],
  ['0.00', 7, '0.00'],
  ['9999999999999999.99', 1, '9999999999999999.99'],
  ['100', 8, '12.50'],
])('the mean of %s over %i is %s', (sum, count, mean) => {
  expect(meanOf(sum, count)).toBe(mean)
})

it('nothing has no mean', () => {
  expect(meanOf('0.00', 0)).toBeNull()
})
