import { expect, it } from 'vitest'
import { isMidnight, wallClock } from './zone.ts'

it('a payment is dated by the clock of the lender, summer time and midnight included', () => {
  expect(wallClock('2017-12-31T16:00:00Z', 'Asia/Shanghai')).toBe('2018-01-01 00:00:00')
  expect(wallClock('1998-12-04T23:00:00Z', 'Europe/Prague')).toBe('1998-12-05 00:00:00')
  expect(wallClock('1998-07-04T22:00:00Z', 'Europe/Prague')).toBe('1998-07-05 00:00:00')
  expect(isMidnight(wallClock('1998-07-04T22:00:00Z', 'Europe/Prague'))).toBe(true)
})
