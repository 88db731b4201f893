import type { Period } from '../period.ts'
import { FACILITY, LIMIT, STATE } from '../words.ts'
import type { Closing, Measures } from './closing.ts'
import type { Customer } from './customer.ts'
import { bits, draw } from './draw.ts'
import { tellMovement } from './entry.ts'
import { DUE_DAYS, type Line, type Plan } from './line.ts'
import { add } from './rows.ts'
import type { Told } from './told.ts'
import type { LifeWorld } from './world.ts'

interface Closed {
  line: Line
  customer: Customer
  period: Period
}

/**
 * Tells the rows of the close day, and the statement of a line that closes; `paid` is what it had
 * for the last.
 */
export function tellClose(
  { monthOfDay }: LifeWorld,
  { customer: { n }, period }: Closed,
  closing: Closing,
  paid: number,
  key: number,
  told: Told,
): void {
  if (!closing.closesNow) return
  const { number } = period
  const { closes } = period
  const midnight = (closes + 1) * 86400 + bits(draw(key, 303), 0, 10)
  const { newInterest, newFee, newPenalty } = closing
  if (newInterest > 0)
    tellMovement(told, 'I', { sec: midnight - 3600, period: number, cents: newInterest })
  if (newFee > 0) tellMovement(told, 'F', { sec: midnight - 2400, period: number, cents: newFee })
  if (newPenalty > 0)
    tellMovement(told, 'L', { sec: midnight - 1200, period: number, cents: newPenalty })
  add(
    told.bill_month[monthOfDay[closes]!]!,
    n,
    closes,
    closes + DUE_DAYS,
    closing.bill,
    closing.least,
    paid,
  )
}

const isBilled = ({ billed, months }: Plan) => billed >= months

/** The line as it goes into the next period, but for what the lender does about it. */
function carryOn(line: Line, closing: Closing, { closes }: Period): void {
  line.principal = closing.principal
  line.interest = closing.interest
  line.fees = closing.fees
  line.unbilled = closing.unbilled
  line.held = closing.held
  line.cycles = closing.cycles
  line.calm = closing.calm
  line.oldestDue = closing.oldestDue
  if (closing.closesNow) {
    line.bill = closing.bill
    line.least = closing.least
    line.older = closing.leftOver
    line.dueDay = closes + DUE_DAYS
    line.openBills = closing.unmet
    for (const plan of line.plans) plan.billed++
    if (line.plans.some(isBilled)) line.plans = line.plans.filter((plan) => !isBilled(plan))
  } else if (line.chargedOffDay !== null) {
    line.openBills = []
    line.plans = []
  }
}

/** Does to the line what the lender decided, and tells its limits and states. */
export function settle(
  { lastDay }: LifeWorld,
  { line, customer: { n }, period }: Closed,
  closing: Closing,
  measures: Measures,
  told: Told,
): void {
  const { closes, moment } = period
  const frozenDay = line.frozenDay
  carryOn(line, closing, period)
  if (measures.limit !== line.limit) {
    const reason = measures.isCut ? LIMIT.late : LIMIT['good conduct']
    if (closes < lastDay) add(told.limit_change, n, closes + 1, null, measures.limit, reason)
    line.limitDay = closes + 1
    line.limit = measures.limit
  }
  line.isCut ||= measures.isCut
  if (measures.festival > 0) {
    const { festivalFrom, festivalUntil } = moment
    const { festival } = measures
    add(told.limit_change, n, festivalFrom, festivalUntil, festival, LIMIT['shopping festival'])
    line.temporary = festival
    line.temporaryFrom = festivalFrom
    line.temporaryUntil = festivalUntil
  }
  const tellState = (state: number, since: number, until: number | null) =>
    add(told.state_change, n, FACILITY.line, state, since, until)
  if (measures.isFrozen) line.frozenDay = closes + 2
  if (measures.isThawed) {
    tellState(STATE.frozen, frozenDay!, closes)
    line.frozenDay = null
  }
  if (measures.foundOutDay !== null) {
    line.fraudDay = measures.foundOutDay
    tellState(STATE.fraud, line.fraudDay, null)
  }
  if (measures.isEased) {
    line.forborneFrom = closes + 2
    line.forborneUntil = closes + 91
    tellState(STATE.forborne, line.forborneFrom, line.forborneUntil)
  }
  if (measures.isChargedOff) {
    line.chargedOffDay = closes + 2
    line.dpdAtChargeOff = closing.dpd + 1
    line.unbilled = 0
    line.plans = []
    tellState(STATE.charged_off, line.chargedOffDay, null)
  }
  if (measures.isClosed) line.closedDay = closes
}
