import type { Month } from '../calendar.ts'
import type { Parameters } from '../parameters.ts'
import { FACILITY, STATE } from '../words.ts'
import { type Customer, type LoanTerms, stressedFor } from './customer.ts'
import { bits, draw, keyOf } from './draw.ts'
import { tellMovement } from './entry.ts'
import { forborneDays } from './line.ts'
import { defer, dueBy, dueDayOf, monthlyDay, newSchedule, type Schedule } from './loan_schedule.ts'
import { bucketOf, pdOf } from './month_end.ts'
import { add } from './rows.ts'
import type { Told } from './told.ts'
import type { LifeWorld } from './world.ts'

/**
 * A loan as it stands at a month end; `paid` counts the instalments that are paid. Cents and days.
 */
interface Loan extends Schedule {
  principal: number
  fees: number
  paid: number
  chargedOffDay: number | null
  dpdAtChargeOff: number
}

/** What a loan asks and gets in a calendar month: instalments are paid whole, the oldest first. */
interface Paid {
  isDue: boolean
  dueDay: number
  parts: number
  cents: number
  payDay: number
  sec: number
}

function chanceToMiss(
  { bands, repayment }: Parameters,
  customer: Customer,
  { forborneFrom, forborneUntil }: Loan,
  behind: number,
  day: number,
): number {
  const months = stressedFor(customer, day)
  const missed = Math.min(behind, 6)
  const isStressed = months < customer.spell
  if (forborneFrom !== null && day >= forborneFrom - 2 && day <= forborneUntil) return 0.5
  if (isStressed && months >= customer.ramp) return repayment.miss_failing[missed]!
  if (isStressed && months >= 0) return repayment.miss_early[missed]!
  return missed === 0 ? bands[customer.band - 1]!.miss : repayment.miss_careless[missed]!
}

function pay(
  world: LifeWorld,
  customer: Customer,
  loan: Loan,
  { number, firstDay, lastDay }: Month,
): Paid {
  const key = keyOf(world.seed, customer.n, number)
  const h = draw(key, 401)
  const at = number - loan.month
  const isOff = loan.chargedOffDay !== null
  const due = dueBy(loan, at)
  const dueBefore = dueBy(loan, at - 1)
  const behind = Math.max(0, dueBefore - loan.paid)
  const open = Math.max(0, due - loan.paid)
  const dueDay = monthlyDay(world, loan, at)
  const chance = chanceToMiss(world.parameters, customer, loan, behind, firstDay)
  const misses = bits(h, 0, 16) < chance * 65536
  const parts = open === 0 || isOff || misses ? 0 : behind === 0 || bits(h, 16, 8) < 150 ? open : 1
  const part = loan.part + loan.fee
  // The last part is what is left.
  const last = loan.lent - loan.part * (loan.months - 1) + loan.fee
  const isLast = loan.paid + parts >= loan.months
  const when = draw(key, 402)
  const payDay = Math.min(lastDay, dueDay + (bits(h, 24, 8) < 240 ? 0 : bits(when, 0, 3)))
  return {
    isDue: due > dueBefore && !isOff,
    dueDay,
    parts,
    cents: parts === 0 ? 0 : isLast ? (parts - 1) * part + last : parts * part,
    payDay,
    sec: payDay * 86400 + 30000 + bits(when, 3, 14),
  }
}

/** Books what was paid; returns days past due at the month end. */
function book(world: LifeWorld, loan: Loan, paid: Paid, { number, lastDay }: Month): number {
  const at = number - loan.month
  const fees = loan.fees + (paid.isDue ? loan.fee : 0)
  const lateOn = (day: number) => {
    const since = dueDayOf(world, loan, loan.paid + 1)
    return day - since > 3 ? day - since - forborneDays(loan, since, day) : 0
  }
  const isBehind = dueBy(loan, at - 1) > loan.paid
  // Over 90 days past due principal comes first.
  const isPrincipalFirst = isBehind && lateOn(paid.payDay) > 90
  const toPrincipal = isPrincipalFirst
    ? Math.min(loan.principal, paid.cents)
    : paid.cents - Math.min(fees, paid.cents)
  loan.principal -= toPrincipal
  loan.fees = fees - (paid.cents - toPrincipal)
  loan.paid += paid.parts
  return loan.paid >= dueBy(loan, at) ? 0 : lateOn(lastDay + 1)
}

/** What the lender does about a loan at a month end: it eases the terms, or charges it off. */
function decide(
  world: LifeWorld,
  { n }: Customer,
  loan: Loan,
  dpd: number,
  month: Month,
  told: Told,
) {
  const { number, lastDay } = month
  const { forbearance } = world.parameters
  if (loan.chargedOffDay !== null) return
  const tellState = (state: number, since: number, until: number | null) =>
    add(told.state_change, n, FACILITY.loan, state, since, until)
  const eased = bits(draw(keyOf(world.seed, n, number), 403), 0, 10)
  if (dpd > 180) {
    loan.chargedOffDay = lastDay + 2
    loan.dpdAtChargeOff = dpd + 1
    tellState(STATE.charged_off, loan.chargedOffDay, null)
  } else if (
    loan.forborneFrom === null &&
    dpd >= forbearance.dpd[0] &&
    dpd <= forbearance.dpd[1] &&
    eased < forbearance.eased * 1024
  ) {
    defer(world, loan, lastDay + 2, lastDay + 91)
    tellState(STATE.forborne, lastDay + 2, lastDay + 91)
  }
}

function stateOf(loan: Loan, day: number): number {
  if (loan.chargedOffDay !== null && loan.chargedOffDay <= day) return STATE.charged_off
  if (loan.forborneFrom !== null && loan.forborneFrom <= day && day < loan.forborneUntil)
    return STATE.forborne
  return loan.paid >= loan.months ? STATE.closed : STATE.active
}

/** Lives through the months of a loan, and tells its rows and how it stands at each month end. */
export function liveLoan(world: LifeWorld, customer: Customer, terms: LoanTerms, told: Told): void {
  const { n } = customer
  const loan: Loan = {
    ...newSchedule(terms),
    principal: terms.lent,
    fees: 0,
    paid: 0,
    chargedOffDay: null,
    dpdAtChargeOff: 0,
  }
  for (const month of world.months.slice(terms.month)) {
    if (month.number === loan.month) {
      tellMovement(told, 'B', {
        sec: loan.day * 86400 + 36000,
        period: month.number,
        cents: loan.lent,
      })
    }
    const paid = pay(world, customer, loan, month)
    if (paid.isDue && loan.fee > 0) {
      tellMovement(told, 'H', {
        sec: paid.dueDay * 86400 + 60,
        period: month.number,
        cents: loan.fee,
      })
    }
    if (paid.cents > 0)
      tellMovement(told, 'G', { sec: paid.sec, period: month.number, cents: paid.cents })
    const dpd = book(world, loan, paid, month)
    const isRepaid = loan.paid >= loan.months
    const isOff = loan.chargedOffDay !== null && loan.chargedOffDay <= month.lastDay
    const bucket = isOff ? 7 : bucketOf(dpd)
    add(
      told.loan_month,
      n,
      FACILITY.loan,
      month.number,
      isOff ? 0 : loan.principal + loan.fees,
      loan.principal,
      0,
      loan.fees,
      0,
      0,
      null,
      isOff ? loan.dpdAtChargeOff : dpd,
      bucket,
      stateOf(loan, month.lastDay),
      isRepaid && !isOff ? null : pdOf(world, customer, bucket, month.lastDay + 1),
    )
    if (isRepaid && paid.parts > 0) add(told.repaid_loan, n, paid.payDay)
    decide(world, customer, loan, dpd, month, told)
  }
}
