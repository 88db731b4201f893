import { expect, it } from 'vitest'
import { adoption, monthsUntil, onlineWeight, tillWeight } from './calendar.ts'
import { readParameters } from './read_parameters.ts'

const { spending, adoption: curves } = readParameters()

it('the months end with the month asked for, their days counted from the first', () => {
  expect(monthsUntil('2017-12-31', 2)).toEqual([
    { number: 0, start: '2017-11-01', firstDay: 0, lastDay: 29 },
    { number: 1, start: '2017-12-01', firstDay: 30, lastDay: 60 },
  ])
})

it('Double 11 is eight times a day of its month, Spring Festival half of one', () => {
  expect(onlineWeight('2017-11-11', spending) / onlineWeight('2017-11-20', spending)).toBe(8)
  expect(onlineWeight('2017-01-28', spending) / onlineWeight('2017-01-27', spending)).toBe(0.5)
  expect(onlineWeight('2017-02-04', spending)).toBe(onlineWeight('2017-01-27', spending))
})

it('weekends sell 1.15 of a weekday at the till', () => {
  expect([tillWeight('2017-12-30', spending), tillWeight('2017-12-29', spending)]).toEqual([
    1.15, 1,
  ])
})

it('half of the cap has adopted at the midpoint', () => {
  expect(adoption('2017-05-15', curves.flash)).toBeCloseTo(0.2, 12)
  expect(adoption('2016-08-31', curves.flash)).toBe(0)
})
