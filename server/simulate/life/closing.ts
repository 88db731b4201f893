import type { Parameters } from '../parameters.ts'
import type { Period } from '../period.ts'
import { type Customer, isStressedOn } from './customer.ts'
import { bits, draw } from './draw.ts'
import type { Effected } from './effects.ts'
import { forborneDays, type Line, type OpenBill, unmetBills } from './line.ts'
import type { Billing } from './plans.ts'
import type { Repayment } from './repayment.ts'
import type { Spent } from './spent.ts'

/** What a period brought a line. */
export interface Brought {
  spent: Spent
  effected: Effected
  repayment: Repayment | null
  billing: Billing
}

/**
 * How a line stands at a period's close, what the close adds to it, and the new statement. Cents
 * and days.
 */
export interface Closing {
  closesNow: boolean
  newInterest: number
  newPenalty: number
  newFee: number
  principal: number
  interest: number
  fees: number
  unbilled: number
  held: number
  bill: number
  least: number
  leftOver: number
  /** Statements not met, of a line that closes now; the oldest of them, and days past due. */
  unmet: OpenBill[]
  oldestDue: number | null
  cycles: number
  dpd: number
  calm: number
}

/**
 * A payment takes fees, then interest, then principal; of what is over 90 days past due principal
 * first.
 */
export function split(line: Line, cents: number, isPrincipalFirst: boolean) {
  const toPrincipal = isPrincipalFirst ? Math.min(Math.max(line.principal, 0), cents) : 0
  const toFees = Math.min(line.fees, cents - toPrincipal)
  const toInterest = Math.min(line.interest, Math.max(0, cents - toPrincipal - line.fees))
  return { toFees, toInterest, toPrincipal: cents - toFees - toInterest }
}

/**
 * Cents times days late: what was left over from before from the first day on, the rest from its
 * due day. Three days of grace are for who pays all.
 */
function lateCentDays(line: Line, { opens, closes }: Period, net: number, paidDay: number): number {
  const dueDay = line.dueDay!
  const unpaid = Math.max(0, line.least - net)
  const ofOlder = line.older * (Math.min(paidDay, dueDay) - opens + 1)
  if (paidDay <= dueDay + 3 && unpaid === 0) return ofOlder
  if (paidDay <= dueDay) return ofOlder + unpaid * (closes - dueDay)
  return ofOlder + line.least * (paidDay - dueDay) + unpaid * (closes - paidDay)
}

/**
 * A line at a period's close: interest, late charge and fees of the day, the new statement, what is
 * past due.
 */
export function close(line: Line, period: Period, lastDay: number, brought: Brought): Closing {
  const { spent, effected, repayment, billing } = brought
  const { opens, closes } = period
  const isOff = line.chargedOffDay !== null
  const closesNow = closes <= lastDay && line.closedDay === null && !isOff
  const net = repayment?.net ?? 0
  const paid = split(line, net, repayment?.isPrincipalFirst ?? false)
  const unpaidBill = line.bill - net - effected.refunded - (repayment?.planPrincipal ?? 0)
  const isEased =
    line.forborneFrom !== null && closes >= line.forborneFrom && closes <= line.forborneUntil
  const mayBeLate = closesNow && line.dueDay !== null && line.least > 1000 && !isEased
  const late = mayBeLate ? lateCentDays(line, period, net, repayment?.paidDay ?? closes) : 0
  // .05% a day: of 30 days of what the last statement left unpaid and no plan took over, and of
  // the days late.
  const newInterest = closesNow ? Math.floor((Math.max(0, unpaidBill) * 15 + 500) / 1000) : 0
  const newPenalty = Math.floor((late * 5 + 5000) / 10_000)
  const newFee = closesNow ? billing.fees : 0
  const principal =
    line.principal + spent.posted + effected.cleared - effected.returned - paid.toPrincipal
  const interest = line.interest - paid.toInterest + newInterest
  const fees = line.fees - paid.toFees + newPenalty + newFee
  const unbilled = isOff ? 0 : line.unbilled + billing.started - (closesNow ? billing.parts : 0)
  const bill = principal + interest + fees - unbilled
  const leftOver = Math.min(Math.max(0, line.least - net), Math.max(0, bill))
  const other = Math.max(0, bill - leftOver - billing.parts)
  const least = leftOver + billing.parts + Math.max(1000, Math.floor((other * 10 + 50) / 100))
  const unmet = closesNow ? unmetBills(line, opens, net) : []
  const oldestDue = unmet[0]?.dueDay ?? null
  const cycles = closesNow ? unmet.length : line.cycles
  return {
    closesNow,
    newInterest,
    newPenalty,
    newFee,
    principal,
    interest,
    fees,
    unbilled,
    held: line.held + spent.held - effected.released,
    bill,
    least: Math.min(Math.max(0, bill), least),
    leftOver,
    unmet,
    oldestDue: closesNow ? oldestDue : line.oldestDue,
    cycles,
    dpd:
      oldestDue === null ? 0 : closes + 1 - oldestDue - forborneDays(line, oldestDue, closes + 1),
    calm: cycles === 0 ? line.calm + 1 : 0,
  }
}

/** What the lender does about a line that closes. */
export interface Measures {
  isChargedOff: boolean
  /** Day on which a bust-out is found out. */
  foundOutDay: number | null
  isEased: boolean
  isFrozen: boolean
  isThawed: boolean
  isClosed: boolean
  /** The permanent limit from the next day on, and why. */
  limit: number
  isCut: boolean
  /** Cents more for the shopping festival. */
  festival: number
}

/** Freezes, charges off, eases, closes, raises, cuts; `key` is of the customer's period. */
export function measuresOf(
  parameters: Parameters,
  { line, customer, period }: { line: Line; customer: Customer; period: Period },
  closing: Closing,
  key: number,
): Measures {
  const { forbearance, bands, quota } = parameters
  const { closes, opens, moment } = period
  const { closesNow, dpd, calm } = closing
  const h = draw(key, 301)
  const h2 = draw(key, 302)
  const isChargedOff = closesNow && dpd > 180
  const isStressed = isStressedOn(customer, opens)
  const foundOut = customer.fraud_day + 24
  const isFoundOut =
    closesNow &&
    line.fraudDay === null &&
    line.openedDay < customer.fraud_day - 60 &&
    foundOut >= closes + 2 &&
    foundOut <= closes + 33
  const isIdle = closing.bill === 0 && closing.held === 0 && closing.unbilled === 0
  const isClosed = closesNow && isIdle && bits(h, 10, 10) < 8 && closes > line.openedDay + 180
  const isCut = closesNow && !line.isCut && closing.cycles >= 2
  const isRaised =
    closesNow &&
    calm >= 6 &&
    closes - line.limitDay >= 180 &&
    bits(h, 20, 8) < bands[customer.band - 1]!.raised * 256 &&
    closing.bill * 10 > line.limit * 2 &&
    !isStressed
  const isInvited =
    closesNow &&
    moment.festivalFrom >= closes + 1 &&
    moment.festivalFrom <= closes + 28 &&
    bits(h2, 0, 8) < quota.temporary * 256 &&
    closing.cycles === 0 &&
    calm >= 3 &&
    !isStressed &&
    line.limit >= 100_000 &&
    !isClosed
  const raised = Math.floor((line.limit * (115 + bits(h2, 8, 5))) / 1_000_000) * 10_000
  return {
    isChargedOff,
    foundOutDay: isFoundOut ? foundOut : null,
    isEased:
      closesNow &&
      line.forborneFrom === null &&
      line.fraudDay === null &&
      dpd >= forbearance.dpd[0] &&
      dpd <= forbearance.dpd[1] &&
      bits(h, 0, 10) < forbearance.eased * 1024,
    isFrozen: closesNow && !isChargedOff && dpd > 30 && line.frozenDay === null,
    isThawed: closesNow && dpd <= 0 && line.frozenDay !== null,
    isClosed,
    limit: isCut
      ? Math.max(10_000, Math.floor((line.limit * 7) / 1_000_000) * 100_000)
      : isRaised
        ? Math.min(quota.cap * 100, Math.max(line.limit + 10_000, raised))
        : line.limit,
    isCut,
    festival: isInvited ? Math.floor((line.limit * 4) / 100_000) * 10_000 : 0,
  }
}
