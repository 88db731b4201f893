import { expect, it } from 'vitest'
import { parseAddress } from './address.ts'
import { standingOf } from './standing.ts'

const coverage = { firstDay: '2015-01-01', lastDay: '2017-12-31' }
const of = (path: string) => standingOf(parseAddress(path), coverage)

it('without a day it is the last of the data, against a month before: whole months', () => {
  expect(of('/portfolio')).toEqual({
    day: '2017-12-31',
    against: 'prev',
    comparedDay: '2017-11-30',
    asked: { asOf: '2018-01-01', compareTo: '2017-12-01' },
  })
})

it('a quarter, a year, another day, nothing', () => {
  expect(of('/portfolio?vs=quarter').comparedDay).toBe('2017-09-30')
  expect(of('/portfolio?vs=yoy').comparedDay).toBe('2016-12-31')
  expect(of('/portfolio?vs=2017-06-15').asked.compareTo).toBe('2017-06-16')
  expect(of('/portfolio?vs=none').asked.compareTo).toBeNull()
})

it('a day beyond the data is their nearest; what lies before them is compared with nothing', () => {
  expect(of('/portfolio?as_of=2019-01-01').day).toBe('2017-12-31')
  expect(of('/portfolio?as_of=2015-01-10').asked.compareTo).toBeNull()
  expect(of('/portfolio?as_of=2017-06-30&vs=2017-08-01').asked.compareTo).toBeNull()
  expect(of('/portfolio?as_of=nonsense').day).toBe('2017-12-31')
})
