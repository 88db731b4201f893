import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDecimals } from './names.ts'

it('amounts add up exactly, without passing through a float', () => {
  expect(addDecimals('0.10', '0.20')).toBe('0.30')
  expect(addDecimals('9007199254740993.01', '0')).toBe('9007199254740993.01')
  const amount = fc.bigInt({ min: 0n, max: 10n ** 18n })
  const text = (cents: bigint) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      expect(addDecimals(text(a), text(b))).toBe(text(a + b))
    }),
  )
})
