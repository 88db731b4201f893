import { describe, expect, it } from 'vitest'
import type { ClassCap } from '../class_cap.ts'
import type { Moment } from '../moments.ts'
import { FUNDING, HIT, STATUS } from '../words.ts'
import { NO_CODE } from './code_cap.ts'
import { bits, draw } from './draw.ts'
import type { Line } from './line.ts'
import type { Attempt } from './payments.ts'
import type { Repayment } from './repayment.ts'
import { verdict } from './verdict.ts'

const moment = {
  year: 2017,
  newYearDay: Infinity,
  codesCappedFrom: Infinity,
} as Moment
const uncapped = [{ fromDay: -Infinity, dayCents: Infinity, yearCents: Infinity }]
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
    grade: NO_CODE,
    hits: 0,
    funding: FUNDING.quota,
    status: STATUS.posted,
    key: told,
    ...of,
  }) as Attempt

const judge = (
  attempts: Attempt[],
  of: {
    repayment?: Partial<Repayment>
    moment?: Moment
    classCaps?: readonly ClassCap[]
    line?: Line
  } = {},
) =>
  verdict(
    attempts,
    {
      line: of.line ?? line,
      savings,
      reserved: 0,
      repayment: (of.repayment as Repayment | undefined) ?? null,
      topUp: null,
    },
    {
      moment: of.moment ?? moment,
      classCaps: of.classCaps ?? uncapped,
    } as Parameters<typeof verdict>[2],
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
    const classCaps = [{ fromDay: -Infinity, dayCents: 5000, yearCents: Infinity }]
    expect(
      judge([attempt(10, 4000), attempt(20, 1001), attempt(86_400, 1500)], { classCaps }),
    ).toEqual([
      [10, POSTED, 0],
      [20, DECLINED, HIT.class_day],
      [86_400, POSTED, 0],
    ])
  })

  it('a cap holds from its day on, in the midst of a period: of the day, and of all paid in the year', () => {
    const classCaps = [
      ...uncapped,
      { fromDay: 1, dayCents: 1000, yearCents: Infinity },
      { fromDay: 2, dayCents: 1000, yearCents: 4500 },
    ]
    const attempts = [
      attempt(86_399, 3000),
      attempt(86_400, 1000),
      attempt(86_401, 1),
      // 3,000 and 1,000, one that was declined, and 499 come to 4,500.
      attempt(172_800, 499),
      attempt(172_801, 1),
    ]
    expect(judge(attempts, { classCaps })).toEqual([
      [86_399, POSTED, 0],
      [86_400, POSTED, 0],
      [86_401, DECLINED, HIT.class_day],
      [172_800, POSTED, 0],
      [172_801, DECLINED, HIT.class_year],
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

  const rich = { line: { ...line, limit: 10_000_000 } as Line }
  const [D, C, B, A] = [0, 1, 2, 3]
  const scanned = (sec: number, cents: number, grade?: number) =>
    attempt(sec, cents, { grade: grade! })
  const capped = { ...moment, codesCappedFrom: 1 }

  it('codes of a grade are capped by what they have paid on the day: static ones at 500 yuan', () => {
    const attempts = [
      scanned(86_400, 30_000, D),
      // 500.01 with this one; what is declined takes no room, so 200 more go through, and not a cent.
      scanned(86_401, 20_001, D),
      scanned(86_402, 20_000, D),
      scanned(86_403, 1, D),
      scanned(86_404, 100_000, C),
      scanned(86_405, 1, C),
      scanned(86_406, 500_000, B),
      scanned(86_407, 1, B),
      scanned(86_408, 300_000, A),
      // Another day.
      scanned(172_800, 50_000, D),
    ]
    expect(judge(attempts, { moment: capped, ...rich })).toEqual([
      [86_400, POSTED, 0],
      [86_401, DECLINED, HIT.qr_grade],
      [86_402, POSTED, 0],
      [86_403, DECLINED, HIT.qr_grade],
      [86_404, POSTED, 0],
      [86_405, DECLINED, HIT.qr_grade],
      [86_406, POSTED, 0],
      [86_407, DECLINED, HIT.qr_grade],
      [86_408, POSTED, 0],
      [172_800, POSTED, 0],
    ])
  })

  it('no code is capped before the day of the rule, nor by what was declined for another reason', () => {
    expect(judge([scanned(86_399, 60_000, D)], { moment: capped, ...rich })).toEqual([
      [86_399, POSTED, 0],
    ])
    const refused = { ...scanned(86_401, 40_000, D), hits: HIT.risk, status: DECLINED }
    const attempts = [scanned(86_400, 30_000, D), refused, scanned(86_402, 20_000, D)]
    expect(judge(attempts, { moment: capped, ...rich })).toEqual([
      [86_400, POSTED, 0],
      [86_401, DECLINED, HIT.risk],
      [86_402, POSTED, 0],
    ])
  })
})
