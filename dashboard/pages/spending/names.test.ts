import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDecimals, wasPaid } from './names.ts'
import type { SpendingGroup } from './query.ts'

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

it('a group of refunds alone was not paid, unless it was before', () => {
  const group = (now: number, before: number | null) =>
    wasPaid({
      measures: { count: now },
      comparison: before === null ? null : { count: before },
    } as SpendingGroup)
  expect([group(0, null), group(0, 0), group(0, 2), group(1, null)]).toEqual([
    false,
    false,
    true,
    true,
  ])
})
