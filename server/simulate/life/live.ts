import type { Period } from '../period.ts'
import { FACILITY, FUNDING, LIMIT, STATE, STATUS } from '../words.ts'
import { type Brought, close, measuresOf } from './closing.ts'
import type { Customer } from './customer.ts'
import { bits, draw, keyOf } from './draw.ts'
import { addEffects, type Effect, effectedBy, reservedFor } from './effects.ts'
import { tellMovement } from './entry.ts'
import { type Line, openLine } from './line.ts'
import { liveLoan } from './loan.ts'
import { tellMonthEnd } from './month_end.ts'
import { type Attempt, attemptsOf } from './payments.ts'
import { billPlans, makePlan } from './plans.ts'
import { isTap, promote } from './promote.ts'
import { type Repayment, repay } from './repayment.ts'
import { add } from './rows.ts'
import { settle, tellClose } from './settle.ts'
import { spentBy } from './spent.ts'
import type { Told } from './told.ts'
import { type Savings, type TopUp, topUp } from './top_up.ts'
import { verdict } from './verdict.ts'
import { type LifeWorld, periodNo, purchaseNo } from './world.ts'

/** What goes from one period of a customer into the next. */
interface Life {
  customer: Customer
  line: Line | null
  savings: Savings
  /** What purchases will bring about. */
  effects: Effect[]
  hasTapped: boolean
}

/** Lives through all periods of a customer and tells what is left of them. */
export function live(world: LifeWorld, customer: Customer, told: Told): void {
  const { n, bg, line_day: lineDay } = customer
  const life: Life = {
    customer,
    line: null,
    savings: { balance: customer.income * 50, paidInYear: 0, year: 0 },
    effects: [],
    hasTapped: false,
  }
  for (const number of world.periods.keys()) {
    const period = world.periods[number]![bg]!
    if (lineDay !== null && lineDay >= period.opens && lineDay <= period.closes) {
      life.line = openLine(customer, lineDay)
      add(told.limit_change, n, lineDay, null, customer.first_limit, LIMIT.opened)
    }
    livePeriod(world, life, period, told)
  }
  const { line } = life
  if (line) {
    if (line.frozenDay !== null) {
      add(told.state_change, n, FACILITY.line, STATE.frozen, line.frozenDay, null)
    }
    add(told.line, n, bg, line.openedDay, line.closedDay, line.chargedOffDay)
  }
  if (customer.loan) liveLoan(world, customer, customer.loan, told)
}

function livePeriod(world: LifeWorld, life: Life, period: Period, told: Told): void {
  const { customer, line, savings } = life
  const { n } = customer
  const key = keyOf(world.seed, n, period.number)
  const repayment = line && repay(world, { line, customer, period }, key)
  const moved = topUp(world, customer, savings, period, key)
  const made = verdict(
    attemptsOf(world, customer, line, period, key),
    { line, savings, reserved: reservedFor(life.effects), repayment, topUp: moved },
    period,
  )
  for (const purchase of made) buy(world, life, purchase, told)
  const due = takeDue(life, period)
  for (const effect of due) {
    if (!effect.lapses && effect.sec < world.endSec) told.entries.push(effect)
  }
  tellPayments(world, period.number, repayment, moved, told)
  const spent = spentBy(made, period)
  const effected = effectedBy(due, period)
  if (line) {
    if (repayment) planRepayment(world, line, repayment, { n, e: periodNo(n, period.number) }, told)
    const brought = { spent, effected, repayment, billing: billPlans(line, period) }
    closePeriod(world, { line, customer, period }, brought, key, told)
  }
  savings.balance += (moved?.cents ?? 0) - spent.saved + effected.saved
  const { year, newYearDay } = period.moment
  const isNewYear = newYearDay <= period.closes
  if (isNewYear) savings.paidInYear = spent.paidOutNewYear
  else savings.paidInYear = (savings.year === year ? savings.paidInYear : 0) + spent.paidOut
  savings.year = isNewYear ? year + 1 : year
}

/** Tells a purchase, and what it brings about: a plan, effects, a promotion. */
function buy(world: LifeWorld, life: Life, purchase: Attempt, told: Told): void {
  const { customer, line } = life
  const { n } = customer
  told.entries.push(purchase)
  if (purchase.status === STATUS.declined) return
  const { repayment } = world.parameters
  const { sec, cents } = purchase
  const h = draw(purchase.key, 11)
  const hasPlan =
    purchase.status === STATUS.posted &&
    purchase.funding === FUNDING.quota &&
    cents >= repayment.purchase_plan_from * 100 &&
    bits(h, 0, 8) < repayment.purchase_plan * 256
  if (hasPlan) {
    const startedDay = Math.floor(sec / 86400)
    const months = world.picks.terms[bits(h, 8, 10)]!
    line!.plans.push(makePlan(world.parameters, { startedDay, months, principal: cents }))
    add(told.plan_log, n, purchaseNo(n, purchase), startedDay, months, cents)
  }
  addEffects(life.effects, world.parameters, purchase, hasPlan)
  const isFirstTap = !life.hasTapped && isTap(purchase)
  if (isFirstTap) life.hasTapped = true
  promote(world, { n, isFirstTap }, purchase, told.promotion_use)
}

/** The effects that are due up to the period's close; the others wait. */
function takeDue(life: Life, { closes }: Period): readonly Effect[] {
  const until = (closes + 1) * 86400
  const due = life.effects.filter(({ sec }) => sec < until)
  if (due.length > 0) life.effects = life.effects.filter(({ sec }) => sec >= until)
  return due
}

function tellPayments(
  { endSec }: LifeWorld,
  period: number,
  repayment: Repayment | null,
  moved: TopUp | null,
  told: Told,
): void {
  const tell = (prefix: 'Y' | 'W' | 'Z' | 'D', sec: number | null, cents: number) => {
    if (sec !== null && sec < endSec) tellMovement(told, prefix, { sec, period, cents })
  }
  if (repayment) {
    tell('Y', repayment.sec, repayment.cents)
    tell('W', repayment.returnedSec, repayment.cents)
    tell('Z', repayment.againSec, repayment.cents)
  }
  if (moved) tell('D', moved.sec, moved.cents)
}

/** A plan for a part of the bill; its number is the period's, negative. */
function planRepayment(
  world: LifeWorld,
  line: Line,
  { planPrincipal: principal, planMonths: months, payDay }: Repayment,
  { n, e }: { n: number; e: number },
  told: Told,
): void {
  if (principal === 0) return
  line.plans.push(makePlan(world.parameters, { startedDay: payDay, months, principal }))
  if (payDay <= world.lastDay) add(told.plan_log, n, -e, payDay, months, principal)
}

function closePeriod(
  world: LifeWorld,
  of: { line: Line; customer: Customer; period: Period },
  brought: Brought,
  key: number,
  told: Told,
): void {
  const closing = close(of.line, of.period, world.lastDay, brought)
  const measures = measuresOf(world.parameters, of, closing, key)
  if (world.pd) {
    tellMonthEnd(told.line_month, world, of, brought, closing, measures)
  }
  tellClose(world, of, closing, brought.repayment?.net ?? 0, key, told)
  settle(world, of, closing, measures, told)
}
