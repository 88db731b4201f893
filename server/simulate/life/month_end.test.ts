import { expect, it } from 'vitest'
import type { Period } from '../period.ts'
import type { Brought, Closing, Measures } from './closing.ts'
import type { Customer } from './customer.ts'
import { openLine } from './line.ts'
import { tellMonthEnd } from './month_end.ts'
import type { Repayment } from './repayment.ts'
import { emptyTable } from './told_tables.ts'
import type { LifeWorld } from './world.ts'

const DAY = 86_400
/** Closes on day 160; the month ends on day 145. */
const period = { opens: 130, closes: 160, monthEndDay: 145, monthNumber: 4 } as Period
const line = {
  ...openLine({ first_limit: 500_000 } as Customer, 0),
  principal: 91_629,
  interest: 2940,
  fees: 3960,
  bill: 98_529,
  least: 60_000,
  dueDay: 149,
  // 117 days before the payment of day 144, and 88 before that of day 115.
  oldestDue: 27,
  openBills: [{ closeDay: 7, dueDay: 27, rest: 24_000 }],
}

const told = (repayment: Partial<Repayment>) => {
  const rows = emptyTable('line_month')
  const brought = {
    spent: { earlyPosted: 0, earlyHeld: 0 },
    effected: { earlyCleared: 0, earlyReturned: 0, earlyReleased: 0 },
    billing: { earlyStarted: 0 },
    repayment: { cents: 31_224, returnedSec: null, againSec: null, ...repayment },
  } as Brought
  tellMonthEnd(
    rows,
    { lastDay: 1000, pd: null } as LifeWorld,
    { line, customer: { n: 1 } as Customer, period },
    brought,
    {} as Closing,
    {} as Measures,
  )
  // Principal, interest, fees.
  return [4, 5, 6].map((column) => rows.columns[column]![0])
}

it('a payment that is sent back after the month end still paid principal first on it', () => {
  const sentBack = { sec: 144 * DAY, returnedSec: 146 * DAY, net: 0, paidDay: null }
  expect(told({ ...sentBack, isPrincipalFirst: false })).toEqual([91_629 - 31_224, 2940, 3960])
})

it('sent back before the month end it paid nothing, made again it pays as of that day', () => {
  const sentBack = { sec: 110 * DAY, returnedSec: 112 * DAY }
  expect(told({ ...sentBack, net: 0, paidDay: null })).toEqual([91_629, 2940, 3960])
  const again = { ...sentBack, againSec: 115 * DAY, net: 31_224, paidDay: 115 }
  expect(told({ ...again, isPrincipalFirst: false })).toEqual([91_629 - 31_224 + 6900, 0, 0])
})
