import type { Period } from '../period.ts'
import { FACILITY, STATE } from '../words.ts'
import { type Brought, type Closing, type Measures, split } from './closing.ts'
import { type Customer, stressedFor } from './customer.ts'
import { dayOf } from './entry.ts'
import { forborneDays, type Line, unmetBills } from './line.ts'
import { paysPrincipalFirst, type Repayment } from './repayment.ts'
import { add, type Rows } from './rows.ts'
import type { LifeWorld } from './world.ts'

/** Bucket of so many days past due, 7 for what is charged off or due to be. */
export const bucketOf = (dpd: number) =>
  dpd > 180 ? 7 : dpd <= 0 ? 0 : Math.floor((dpd - 1) / 30) + 1

/**
 * The chance of default of a facility in `bucket` at a month end, of which the next period opens on
 * a day.
 */
export function pdOf(world: LifeWorld, customer: Customer, bucket: number, opens: number) {
  if (!world.pd) return null
  const { band, hazard, stress_day } = customer
  const days = opens - stress_day
  return stressedFor(customer, opens) < 0
    ? world.pd.calm(band, hazard, bucket)
    : world.pd.stressed(band, customer, days, bucket)
}

/** When the repayment that remains paid up to the month end was made; null: none is. */
function paidEarlyAt({ sec, returnedSec, againSec }: Repayment, { monthEndDay }: Period) {
  const after = (monthEndDay + 1) * 86400
  if (sec >= after) return null
  if (returnedSec === null || returnedSec >= after) return sec
  return againSec !== null && againSec < after ? againSec : null
}

/** What remains paid up to the month end, and whether it paid principal first. */
function paidEarly(line: Line, repayment: Repayment | null, period: Period) {
  const sec = repayment && paidEarlyAt(repayment, period)
  return sec === null
    ? { cents: 0, isPrincipalFirst: false }
    : { cents: repayment!.cents, isPrincipalFirst: paysPrincipalFirst(line, dayOf(sec)) }
}

function balancesOf(line: Line, period: Period, brought: Brought, closing: Closing) {
  if (period.monthEndDay === period.closes) return closing
  const { spent, effected, repayment, billing } = brought
  const { cents, isPrincipalFirst } = paidEarly(line, repayment, period)
  const of = split(line, cents, isPrincipalFirst)
  return {
    principal:
      line.principal +
      spent.earlyPosted +
      effected.earlyCleared -
      effected.earlyReturned -
      of.toPrincipal,
    interest: line.interest - of.toInterest,
    fees: line.fees - of.toFees,
    unbilled: line.chargedOffDay === null ? line.unbilled + billing.earlyStarted : 0,
    held: line.held + spent.earlyHeld - effected.earlyReleased,
  }
}

function stateOf(line: Line, day: number, measures: Measures | null): number {
  const isSince = (since: number | null) => since !== null && since <= day
  if (isSince(line.chargedOffDay)) return STATE.charged_off
  if (isSince(line.fraudDay)) return STATE.fraud
  if (isSince(line.forborneFrom) && day < line.forborneUntil) return STATE.forborne
  if (isSince(line.frozenDay) && !measures?.isThawed) return STATE.frozen
  return isSince(line.closedDay) || measures?.isClosed ? STATE.closed : STATE.active
}

/**
 * Tells what is so of a line at the end of the calendar month within the period, or on its close.
 */
export function tellMonthEnd(
  rows: Rows,
  world: LifeWorld,
  of: { line: Line; customer: Customer; period: Period },
  brought: Brought,
  closing: Closing,
  measures: Measures,
): void {
  const { line, customer, period } = of
  const day = period.monthEndDay
  if (day < 0 || day > world.lastDay || line.openedDay > day) return
  const isAtClose = day === period.closes
  const at = balancesOf(line, period, brought, closing)
  const paid = isAtClose
    ? (brought.repayment?.net ?? 0)
    : paidEarly(line, brought.repayment, period).cents
  const oldest = unmetBills(line, period.opens, paid).find(({ dueDay }) => dueDay + 3 <= day)
  const isOff = line.chargedOffDay !== null && line.chargedOffDay <= day
  const dpd = isOff
    ? line.dpdAtChargeOff
    : oldest
      ? day + 1 - oldest.dueDay - forborneDays(line, oldest.dueDay, day + 1)
      : 0
  const bucket = isOff ? 7 : bucketOf(dpd)
  const state = stateOf(line, day, isAtClose ? measures : null)
  const isRaised = line.temporaryFrom <= day && line.temporaryUntil > day
  add(
    rows,
    customer.n,
    FACILITY.line,
    period.monthNumber,
    isOff ? 0 : at.principal + at.interest + at.fees,
    at.principal,
    at.interest,
    at.fees,
    at.unbilled,
    at.held,
    (line.closedDay !== null && line.closedDay <= day) || (isAtClose && measures.isClosed)
      ? null
      : line.limit + (isRaised ? line.temporary : 0),
    dpd,
    bucket,
    state,
    state === STATE.closed ? null : pdOf(world, customer, bucket, period.closes + 1),
  )
}
