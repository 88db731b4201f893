import type { Parameters } from '../parameters.ts'
import type { Period } from '../period.ts'
import { type Customer, stressedFor } from './customer.ts'
import { bits, draw } from './draw.ts'
import { forborneDays, type Line } from './line.ts'
import type { LifeWorld } from './world.ts'

/**
 * What a line pays in a period towards its last statement. Sent back by the bank, it may be paid
 * again.
 */
export interface Repayment {
  cents: number
  sec: number
  payDay: number
  returnedSec: number | null
  againSec: number | null
  /** What remains paid, from which day on. */
  net: number
  paidDay: number | null
  isPrincipalFirst: boolean
  /** What of it makes room on the line. */
  frees: number
  planPrincipal: number
  planMonths: number
}

type Way = 'none' | 'partial' | 'recovery' | 'minimum' | 'full' | 'late' | 'plan'

interface Payer {
  line: Line
  customer: Customer
  period: Period
}

const isWithin = (months: number, from: number, spell: number) => months >= from && months < spell

function chanceToMiss({ repayment, bands }: Parameters, { line, customer, period }: Payer): number {
  const { opens, moment } = period
  const months = stressedFor(customer, opens)
  const missed = Math.min(line.cycles, 6)
  if (line.chargedOffDay !== null) return 1 - repayment.recovery
  if (line.fraudDay !== null || opens > customer.fraud_day + 20) return 1
  if (line.forborneFrom !== null && opens >= line.forborneFrom - 2 && opens <= line.forborneUntil) {
    return 0.5
  }
  if (isWithin(months, customer.ramp, customer.spell)) return repayment.miss_failing[missed]!
  if (isWithin(months, 0, customer.spell)) return repayment.miss_early[missed]!
  if (missed === 0) return Math.min(0.5, bands[customer.band - 1]!.miss * moment.risk)
  return repayment.miss_careless[missed]!
}

function wayOf(world: Parameters, payer: Payer, key: number): Way {
  const { line, customer, period } = payer
  const { late, full, plan } = world.repayment
  const h = draw(key, 101)
  const isStressed = isWithin(stressedFor(customer, period.opens), 0, customer.spell)
  const isOff = line.chargedOffDay !== null
  if (bits(h, 0, 16) < chanceToMiss(world, payer) * 65536) {
    return !isOff && line.least > 2000 && bits(h, 16, 8) < 40 ? 'partial' : 'none'
  }
  if (isOff) return 'recovery'
  if (line.cycles > 0) return isStressed || bits(h, 16, 8) < 60 ? 'minimum' : 'full'
  if (isStressed && bits(h, 16, 8) < 190) return 'minimum'
  if (bits(h, 24, 8) < late * 256) return 'late'
  // Most keep to their habit.
  const other = draw(key, 102)
  const habit = bits(other, 0, 8) < 220 ? customer.habit : bits(other, 8, 8)
  if (habit < full * 256) return 'full'
  return habit < (full + plan) * 256 ? 'plan' : 'minimum'
}

/** What is paid, by a share of 16 bits where it is neither all nor the least. */
function centsOf(way: Way, line: Line, planned: number, share: number): number {
  const owed = line.principal + line.interest + line.fees
  switch (way) {
    case 'none':
      return 0
    case 'partial':
      return Math.floor((line.least * (64 + bits(share, 0, 7))) / 256)
    case 'recovery':
      return Math.min(
        Math.max(0, owed),
        Math.max(5000, Math.floor((owed * (1 + bits(share, 0, 4))) / 64)),
      )
    case 'minimum':
      return line.least
    default:
      return line.bill - planned
  }
}

/**
 * Of a bill that a plan is made for, what the plan takes: at most nine tenths, for the rest pays
 * the minimum.
 */
function plannedOf({ bill, least, principal, unbilled }: Line, h: number): number {
  if (bill < 20000) return 0
  const most = Math.min(Math.floor((bill * 9) / 10), bill - least, principal - unbilled)
  const planned = Math.floor((most * (128 + bits(h, 0, 7))) / 256)
  return planned >= 10000 ? planned : 0
}

/** What is paid on a day over 90 days past due goes to principal first. */
export const paysPrincipalFirst = (line: Line, day: number) =>
  line.oldestDue !== null && day - line.oldestDue - forborneDays(line, line.oldestDue, day) > 90

/** Null: nothing is paid. `key` is of the customer's period. */
export function repay(
  { parameters, picks, lastDay }: LifeWorld,
  payer: Payer,
  key: number,
): Repayment | null {
  const { line, customer, period } = payer
  const { opens, closes } = period
  const isAsked = line.chargedOffDay === null ? line.bill > 0 : line.principal > 0
  if (opens > lastDay || line.closedDay !== null || line.openedDay >= opens || !isAsked) return null
  const way = wayOf(parameters, payer, key)
  const h = draw(key, 103)
  const planned = way === 'plan' ? plannedOf(line, h) : 0
  const cents = centsOf(way, line, planned, draw(key, 104))
  if (cents <= 0) return null
  const when = draw(key, 105)
  const inPeriod = way === 'late' ? 21 + (bits(when, 0, 10) % 7) : 4 + (bits(when, 0, 10) % 17)
  const payDay = opens - 1 + Math.min(inPeriod, closes - opens - 2)
  const sec = payDay * 86400 + 28800 + bits(when, 10, 15)
  const back = draw(key, 106)
  const { returned, returned_failing, again } = parameters.repayment
  const isFailing = isWithin(stressedFor(customer, opens), customer.ramp, customer.spell)
  const isReturned =
    way !== 'late' &&
    way !== 'recovery' &&
    bits(back, 0, 10) < (isFailing ? returned_failing : returned) * 1024
  const againSec = isReturned && bits(back, 10, 4) < again * 16 ? sec + 259200 : null
  const paidDay = !isReturned ? payDay : againSec === null ? null : Math.floor(againSec / 86400)
  const net = paidDay === null ? 0 : cents
  const isPrincipalFirst = paidDay !== null && paysPrincipalFirst(line, paidDay)
  return {
    cents,
    sec,
    payDay,
    returnedSec: isReturned ? sec + 172800 : null,
    againSec,
    net,
    paidDay,
    isPrincipalFirst,
    // Fees and interest are paid out of it first, and free nothing of the line.
    frees: isPrincipalFirst
      ? Math.min(Math.max(line.principal, 0), net)
      : Math.max(0, net - line.fees - line.interest),
    planPrincipal: isReturned ? 0 : planned,
    planMonths: picks.terms[bits(h, 7, 10)]!,
  }
}
