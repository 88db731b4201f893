import { expect, it } from 'vitest'
import type { Period } from '../period.ts'
import { type Brought, close, split } from './closing.ts'
import type { Customer } from './customer.ts'
import { type Line, openLine } from './line.ts'
import type { Repayment } from './repayment.ts'

const period = { opens: 100, closes: 130 } as Period
const LAST_DAY = 1000

const nothing: Brought = {
  spent: {
    posted: 0,
    held: 0,
    saved: 0,
    earlyPosted: 0,
    earlyHeld: 0,
    paidOut: 0,
    paidOutNewYear: 0,
  },
  effected: {
    released: 0,
    cleared: 0,
    returned: 0,
    refunded: 0,
    saved: 0,
    earlyReleased: 0,
    earlyCleared: 0,
    earlyReturned: 0,
  },
  repayment: null,
  billing: { started: 0, earlyStarted: 0, parts: 0, fees: 0 },
}

const billed = (of: Partial<Line>): Line => ({
  ...openLine({ first_limit: 500_000 } as Customer, 50),
  principal: 100_000,
  bill: 100_000,
  least: 10_000,
  dueDay: 119,
  ...of,
})

const pays = (net: number, paidDay: number): Brought => ({
  ...nothing,
  repayment: {
    net,
    paidDay,
    isPrincipalFirst: false,
    planPrincipal: 0,
  } as Repayment,
})

it('a payment takes fees, then interest, then principal; over 90 days past due principal first', () => {
  const line = billed({ fees: 300, interest: 200 })
  expect(split(line, 1000, false)).toEqual({ toFees: 300, toInterest: 200, toPrincipal: 500 })
  expect(split(line, 400, false)).toEqual({ toFees: 300, toInterest: 100, toPrincipal: 0 })
  expect(split(line, 1000, true)).toEqual({ toFees: 0, toInterest: 0, toPrincipal: 1000 })
})

it('a bill paid in full brings no interest, and a new minimum of a tenth, ten yuan at least', () => {
  const brought = pays(100_000, 110)
  const closing = close(billed({}), period, LAST_DAY, {
    ...brought,
    spent: { ...nothing.spent, posted: 60_000 },
  })
  expect(closing).toMatchObject({ newInterest: 0, newPenalty: 0, bill: 60_000, least: 6000 })
  const small = close(billed({}), period, LAST_DAY, {
    ...brought,
    spent: { ...nothing.spent, posted: 5000 },
  })
  expect(small.least).toBe(1000)
})

it('the minimum paid in time: interest of 30 days at .05% of what is left, and no late charge', () => {
  const closing = close(billed({}), period, LAST_DAY, pays(10_000, 110))
  expect(closing).toMatchObject({ newInterest: 1350, newPenalty: 0, bill: 91_350, dpd: 0 })
})

it('nothing paid: a late charge on the minimum from its due day, and days past due', () => {
  const closing = close(billed({}), period, LAST_DAY, nothing)
  // 100,000 cents x 30 days x .05%; 10,000 cents x 11 days x .05%.
  expect(closing).toMatchObject({ newInterest: 1500, newPenalty: 55, leftOver: 10_000 })
  expect(closing).toMatchObject({ cycles: 1, oldestDue: 119, dpd: 131 - 119, calm: 0 })
})

it('paid within three days after the due day: no late charge', () => {
  expect(close(billed({}), period, LAST_DAY, pays(100_000, 122)).newPenalty).toBe(0)
  expect(close(billed({}), period, LAST_DAY, pays(100_000, 123)).newPenalty).toBe(20)
})

it('a charged-off line has no close: it owes what it owed but for what is paid', () => {
  const line = billed({ chargedOffDay: 90, unbilled: 0 })
  const closing = close(line, period, LAST_DAY, pays(5000, 110))
  expect(closing).toMatchObject({ closesNow: false, newInterest: 0, principal: 95_000 })
})
