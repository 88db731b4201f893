import { expect, it } from 'vitest'
import { adoption, monthsUntil, onlineDayWeights, onlineSeason } from './calendar.ts'

it('the months end with the month asked for', () => {
  expect(monthsUntil('2017-12-31', 2)).toEqual([
    { number: 0, start: '2017-11-01', next: '2017-12-01', days: 30 },
    { number: 1, start: '2017-12-01', next: '2018-01-01', days: 31 },
  ])
})

it('Double 11 is eight times a day, Spring Festival half of one', () => {
  const [november] = monthsUntil('2017-11-30', 1)
  const [january] = monthsUntil('2017-01-31', 1)
  expect(onlineDayWeights(november!)[10]).toBe(8)
  expect(onlineDayWeights(january!).slice(26)).toEqual([1, 0.5, 0.5, 0.5, 0.5])
})

it('November outsells every other month online', () => {
  const seasons = monthsUntil('2017-12-31', 12).map(onlineSeason)
  expect(seasons.indexOf(Math.max(...seasons))).toBe(10)
})

it('half of the cap has adopted at the midpoint', () => {
  const [month] = monthsUntil('2017-06-30', 1)
  expect(adoption(month!, 0.4, 0.35, '2017-06')).toBeCloseTo(0.2, 12)
})
