import { describe, expect, it } from 'vitest'
import type { Moment } from '../moments.ts'
import { FUNDING, HIT, STATUS } from '../words.ts'
import { bits, draw } from './draw.ts'
import type { Line } from './line.ts'
import type { Attempt } from './payments.ts'
import type { Repayment } from './repayment.ts'
import { verdict } from './verdict.ts'

const moment = {
  year: 2017,
  newYearDay: Infinity,
  classDayCents: 1_000_000,
  classYearCents: 20_000_000,
} as Moment
const line = { limit: 10_000, principal: 2000, held: 1000, temporary: 0 } as Line
const savings = { balance: 500, paidInYear: 0, year: 2017 }

/** Keys of which the customer is told that there is too little, or does not try. */
const keys = Array.from({ length: 100 }, (_, i) => i)
const told = keys.find((key) => bits(draw(key, 6), 0, 6) < 40)!
const untried = keys.find((key) => bits(draw(key, 6), 0, 6) >= 40)!

const attempt = (sec: number, cents: number, of: Partial<Attempt> = {}): Attempt =>
  ({
    sec,
    cents,
    borne: cents,
    hits: 0,
    funding: FUNDING.quota,
    status: STATUS.posted,
    key: told,
    ...of,
  }) as Attempt

const judge = (attempts: Attempt[], of: { repayment?: Partial<Repayment>; moment?: Moment } = {}) =>
  verdict(
    attempts,
    {
      line,
      savings,
      reserved: 0,
      repayment: (of.repayment as Repayment | undefined) ?? null,
      topUp: null,
    },
    { moment: of.moment ?? moment } as Parameters<typeof verdict>[2],
  ).map(({ sec, status, hits }) => [sec, status, hits])

const POSTED = STATUS.posted
const DECLINED = STATUS.declined

describe('what becomes of attempts', () => {
  it('all are granted in the order they are made where there is room: 7,000 of 10,000', () => {
    expect(judge([attempt(20, 3000), attempt(10, 4000)])).toEqual([
      [10, POSTED, 0],
      [20, POSTED, 0],
    ])
  })

  it('the first that is too much is declined, and who was told does not try again', () => {
    expect(judge([attempt(10, 4000), attempt(20, 3001), attempt(30, 100)])).toEqual([
      [10, POSTED, 0],
      [20, DECLINED, HIT.line],
    ])
  })

  it('one that is too much may not be made at all', () => {
    expect(judge([attempt(10, 4000), attempt(20, 3001, { key: untried })])).toEqual([
      [10, POSTED, 0],
    ])
  })

  it('what a repayment frees may be spent from then on', () => {
    const repayment = { net: 5000, frees: 5000, sec: 15, againSec: null }
    expect(judge([attempt(10, 4000), attempt(20, 3001)], { repayment })).toEqual([
      [10, POSTED, 0],
      [20, POSTED, 0],
    ])
  })

  it('savings are a pot of their own', () => {
    const saved = { funding: FUNDING.savings }
    expect(judge([attempt(10, 501, saved), attempt(20, 7000)])).toEqual([
      [10, DECLINED, HIT.balance],
      [20, POSTED, 0],
    ])
  })

  it('the class of the account caps what is paid out of both on a day', () => {
    const capped = { ...moment, classDayCents: 5000 }
    expect(
      judge([attempt(10, 4000), attempt(20, 1001), attempt(86_400, 1500)], { moment: capped }),
    ).toEqual([
      [10, POSTED, 0],
      [20, DECLINED, HIT.class_day],
      [86_400, POSTED, 0],
    ])
  })

  it('an attempt that something speaks against is declined and takes no room', () => {
    const refused = { hits: HIT.risk, status: DECLINED }
    expect(judge([attempt(10, 7000, refused), attempt(20, 7000), attempt(30, 1)])).toEqual([
      [10, DECLINED, HIT.risk],
      [20, POSTED, 0],
      [30, DECLINED, HIT.line],
    ])
  })
})
