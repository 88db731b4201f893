import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  comparedWith,
  grainOf,
  lastDays,
  lengthOf,
  spanOf,
  startOf,
  stepsOf,
} from './period.ts'

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const period = fc
  .tuple(day, fc.integer({ min: 1, max: 800 }))
  .map(([to, length]) => lastDays(to, length))

describe('a period', () => {
  it('has as many days as it was made of', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 5000 }), (to, n) => {
        expect(lengthOf(lastDays(to, n))).toBe(n)
      }),
    )
    expect(lastDays('2017-12-31', 92)).toEqual({ from: '2017-10-01', to: '2017-12-31' })
  })

  it('before another is as long and ends the day before it begins', () => {
    fc.assert(
      fc.property(period, (each) => {
        const before = comparedWith(each, 'prev')!
        expect(lengthOf(before)).toBe(lengthOf(each))
        expect(addDays(before.to, 1)).toBe(each.from)
      }),
    )
  })

  it('a year earlier begins on the same day of that year and is as long', () => {
    expect(comparedWith({ from: '2017-10-01', to: '2017-12-31' }, 'yoy')).toEqual({
      from: '2016-10-01',
      to: '2016-12-31',
    })
    fc.assert(
      fc.property(period, (each) => {
        expect(lengthOf(comparedWith(each, 'yoy')!)).toBe(lengthOf(each))
      }),
    )
  })

  it('compared with nothing has no other period', () => {
    expect(comparedWith({ from: '2017-10-01', to: '2017-12-31' }, 'none')).toBeNull()
  })

  it('is covered by its steps without a gap', () => {
    fc.assert(
      fc.property(period, fc.constantFrom('day', 'week', 'month'), (each, grain) => {
        const steps = stepsOf(each, grain)
        expect(steps[0]).toBe(startOf(each.from, grain))
        expect(steps.at(-1)).toBe(startOf(each.to, grain))
      }),
    )
    expect(stepsOf({ from: '2017-11-30', to: '2018-01-01' }, 'month')).toEqual([
      '2017-11-01',
      '2017-12-01',
      '2018-01-01',
    ])
  })

  it('is called by its calendar name where it is exactly one', () => {
    expect(spanOf({ from: '2017-10-01', to: '2017-12-31' })).toBe('quarter')
    expect(spanOf({ from: '2016-02-01', to: '2016-02-29' })).toBe('month')
    expect(spanOf({ from: '2017-01-01', to: '2017-12-31' })).toBe('year')
    expect(spanOf({ from: '2017-11-01', to: '2018-01-31' })).toBeNull()
    expect(spanOf({ from: '2017-10-02', to: '2017-12-31' })).toBeNull()
  })

  it('is shown by day, week or month so that the line stays readable', () => {
    expect(grainOf(undefined, lastDays('2017-12-31', 92))).toBe('day')
    expect(grainOf(undefined, lastDays('2017-12-31', 400))).toBe('week')
    expect(grainOf(undefined, lastDays('2017-12-31', 2000))).toBe('month')
    expect(grainOf('month', lastDays('2017-12-31', 92))).toBe('month')
  })
})

describe('a month later', () => {
  it('is the last day where the month is shorter', () => {
    expect(addMonths('2017-01-31', 1)).toBe('2017-02-28')
    expect(addMonths('2016-02-29', -12)).toBe('2015-02-28')
    expect(addMonths('2017-12-15', 1)).toBe('2018-01-15')
  })

  it('starts weeks on Monday', () => {
    expect(startOf('2017-12-31', 'week')).toBe('2017-12-25')
    expect(startOf('2017-12-25', 'week')).toBe('2017-12-25')
  })
})
