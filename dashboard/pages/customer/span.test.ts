import { describe, expect, it } from 'vitest'
import { dayOf, firstDayOf, lastDayOf, spanPeriod } from './span.ts'

describe('the picture of a customer', () => {
  it('ends with the data, or with the run that looked from the day after', () => {
    expect(lastDayOf('2017-12-31', ['2017-12-30'], null)).toBe('2017-12-31')
    expect(lastDayOf('2017-12-31', [], '2018-01-01')).toBe('2018-01-01')
    expect(lastDayOf('2017-12-31', ['2017-12-30'], '2017-06-01')).toBe('2017-12-31')
  })

  it('ends where the customer was last seen, if that is long before the data end', () => {
    expect(lastDayOf('1998-12-05', ['1994-03-31', '1994-02-28'], null)).toBe('1994-03-31')
    expect(lastDayOf('1998-12-05', ['1994-03-31'], '1994-04-01')).toBe('1994-04-01')
  })

  it('begins with its span, or with the data', () => {
    expect(spanPeriod('12m', '2017-12-31', '2015-01-01')).toEqual({
      from: '2017-01-01',
      to: '2017-12-31',
    })
    expect(spanPeriod('24m', '2017-12-31', '2017-03-01').from).toBe('2017-03-01')
    expect(spanPeriod('all', '2017-12-31', '2015-01-01').from).toBe('2015-01-01')
  })
})

it('the picture begins with the customer, never before the data', () => {
  expect(firstDayOf('2015-01-01', ['2017-10-30', '2017-11-02', null])).toBe('2017-10-30')
  expect(firstDayOf('2015-01-01', ['2014-05-01'])).toBe('2015-01-01')
  expect(firstDayOf('2015-01-01', [null])).toBe('2015-01-01')
})

it('what is no day is not asked for', () => {
  expect(['2016-06-30', 'garbage', '2016-13-01', '2016-6-1', undefined].map(dayOf)).toEqual([
    '2016-06-30',
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
