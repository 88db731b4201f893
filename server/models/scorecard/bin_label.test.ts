import { expect, it } from 'vitest'
import { binLabel } from './bin_label.ts'

it('reads as one would say it', () => {
  expect(binLabel({ kind: 'range', lower: null, upper: 0.35 }, false)).toBe('below 0.35')
  expect(binLabel({ kind: 'range', lower: 0.35, upper: 1 }, false)).toBe('0.35 to below 1')
  expect(binLabel({ kind: 'range', lower: 50_000, upper: null }, true)).toBe('50,000 or more')
  expect(binLabel({ kind: 'range', lower: null, upper: null }, true)).toBe('any number')
  expect(binLabel({ kind: 'missing' }, true)).toBe('missing')
})

it('names the whole numbers a range holds', () => {
  expect(binLabel({ kind: 'range', lower: 18, upper: 25 }, true)).toBe('18 to 24')
  expect(binLabel({ kind: 'range', lower: -1, upper: 0 }, true)).toBe('-1')
  expect(binLabel({ kind: 'range', lower: null, upper: -1 }, true)).toBe('-2 or less')
})

it('lists four values and counts the rest', () => {
  const values = ['a', '', 'c', 'd', 'e', 'f']
  expect(binLabel({ kind: 'values', values }, false)).toBe("a, '', c, d and 2 more")
})
