import type { Parameters } from '../parameters.ts'
import type { Period } from '../period.ts'
import type { Line, Plan } from './line.ts'

/** A plan for so many cents of what is owed, from a day on. */
export function makePlan(
  { repayment }: Parameters,
  { startedDay, months, principal }: { startedDay: number; months: number; principal: number },
): Plan {
  const basisPoints = Math.round(repayment.plan_fee * 10_000)
  const fee = Math.floor((principal * basisPoints + 5000) / 10_000)
  return { startedDay, months, principal, fee, billed: 0 }
}

/**
 * What plans add to what is not billed yet, all and up to the month end, and what this close bills
 * of them.
 */
export interface Billing {
  started: number
  earlyStarted: number
  parts: number
  fees: number
}

/** The part of a plan that the next close bills: the last is what is left. */
const nextPart = ({ principal, months, billed }: Plan) => {
  const part = Math.floor(principal / months)
  return billed < months - 1 ? part : principal - part * (months - 1)
}

export function billPlans({ plans, chargedOffDay }: Line, period: Period): Billing {
  const billing = { started: 0, earlyStarted: 0, parts: 0, fees: 0 }
  for (const plan of plans) {
    if (plan.startedDay >= period.opens) {
      billing.started += plan.principal
      if (plan.startedDay <= period.monthEndDay) billing.earlyStarted += plan.principal
    }
    if (chargedOffDay === null) {
      billing.parts += nextPart(plan)
      billing.fees += plan.fee
    }
  }
  return billing
}
