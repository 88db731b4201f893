import { expect, it } from 'vitest'
import { asLongBefore, monthsOn } from './as_long_before.ts'

it('a month begins on the same day; where it lacks it, on its last', () => {
  expect(monthsOn('2020-01-31', 1)).toBe('2020-02-29')
  expect(monthsOn('2020-03-31', -1)).toBe('2020-02-29')
  expect(monthsOn('2020-01-15', -13)).toBe('2018-12-15')
})

it('months are laid as months and the rest as days', () => {
  const march = { from: '2020-03-01', until: '2020-04-01' }
  expect(asLongBefore('2020-03-01', march)).toBe('2020-02-01')
  expect(asLongBefore('2019-01-01', march)).toBe('2018-12-01')
  expect(asLongBefore('2020-03-01', { from: '2020-03-22', until: '2020-04-01' })).toBe('2020-02-20')
  expect(asLongBefore('2019-12-11', { from: '2020-02-01', until: '2020-03-11' })).toBe('2019-11-01')
})

it('as long before the same day is the day itself', () => {
  for (const from of ['2019-12-31', '2020-01-01', '2020-01-15', '2020-02-29'])
    expect(asLongBefore('2020-03-15', { from, until: '2020-03-15' })).toBe(from)
})
