import type { Customer } from './customer.ts'

/** Days from a close until its statement is due. */
export const DUE_DAYS = 20

/** A statement that is older than the last one and not met: `rest` of it is still unpaid. */
export interface OpenBill {
  closeDay: number
  dueDay: number
  rest: number
}

/** An instalment plan with parts not yet billed; `billed` counts the parts that are. */
export interface Plan {
  startedDay: number
  months: number
  principal: number
  fee: number
  billed: number
}

/**
 * A line as it stands after its last close, in cents and days. `bill` and `least` are the last
 * statement's balance and minimum, `older` what of that minimum was left over from earlier ones,
 * `oldestDue` the oldest of the statements before it that is not met.
 */
export interface Line {
  openedDay: number
  limit: number
  limitDay: number
  isCut: boolean
  principal: number
  interest: number
  fees: number
  unbilled: number
  held: number
  bill: number
  least: number
  older: number
  dueDay: number | null
  oldestDue: number | null
  /** Statements missed, and periods in a row without one. */
  cycles: number
  calm: number
  temporary: number
  temporaryFrom: number
  temporaryUntil: number
  frozenDay: number | null
  forborneFrom: number | null
  forborneUntil: number
  fraudDay: number | null
  chargedOffDay: number | null
  dpdAtChargeOff: number
  closedDay: number | null
  openBills: OpenBill[]
  plans: Plan[]
}

export const openLine = ({ first_limit }: Customer, openedDay: number): Line => ({
  openedDay,
  limit: first_limit,
  limitDay: openedDay,
  isCut: false,
  principal: 0,
  interest: 0,
  fees: 0,
  unbilled: 0,
  held: 0,
  bill: 0,
  least: 0,
  older: 0,
  dueDay: null,
  oldestDue: null,
  cycles: 0,
  calm: 0,
  temporary: 0,
  temporaryFrom: 0,
  temporaryUntil: 0,
  frozenDay: null,
  forborneFrom: null,
  forborneUntil: 0,
  fraudDay: null,
  chargedOffDay: null,
  dpdAtChargeOff: 0,
  closedDay: null,
  openBills: [],
  plans: [],
})

/** Days of forbearance after `since` and before `until`: they do not count as past due. */
export function forborneDays(
  { forborneFrom, forborneUntil }: Pick<Line, 'forborneFrom' | 'forborneUntil'>,
  since: number,
  until: number,
) {
  if (forborneFrom === null) return 0
  return Math.max(0, Math.min(forborneUntil + 1, until) - Math.max(forborneFrom, since + 1))
}

/**
 * The statements that are not met once so much was paid since the last: one that is met clears all
 * before it.
 */
export function unmetBills(line: Line, opens: number, paid: number): OpenBill[] {
  if (line.dueDay === null || line.least - paid <= 1000) return []
  const rest = line.openBills.map(({ closeDay, dueDay, rest }) => ({
    closeDay,
    dueDay,
    rest: rest - paid,
  }))
  const met = rest.findLastIndex((bill) => bill.rest <= 1000)
  return [
    ...rest.slice(met + 1),
    { closeDay: opens - 1, dueDay: line.dueDay, rest: line.least - paid },
  ]
}
