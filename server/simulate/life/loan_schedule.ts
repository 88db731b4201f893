import type { LoanTerms } from './customer.ts'
import type { LifeWorld } from './world.ts'

/**
 * When a loan asks for its instalments: on the monthly days after its opening, but for those in
 * forbearance, which ask for nothing and so move all that come after.
 */
export interface Schedule extends LoanTerms {
  forborneFrom: number | null
  forborneUntil: number
  /** The first monthly day that asks for nothing, by its number from 1 on, and how many do not. */
  deferredFrom: number
  deferred: number
}

export const newSchedule = (terms: LoanTerms): Schedule => ({
  ...terms,
  forborneFrom: null,
  forborneUntil: 0,
  deferredFrom: Infinity,
  deferred: 0,
})

/** The monthly day so many months after the opening. */
export const monthlyDay = (
  { firstDays }: Pick<LifeWorld, 'firstDays'>,
  { month, day }: LoanTerms,
  number: number,
) => firstDays[month + number]! + day - firstDays[month]!

/** How many instalments the monthly days up to one have asked for. */
export function dueBy({ months, deferredFrom, deferred }: Schedule, number: number): number {
  const asking = number < deferredFrom ? number : Math.max(deferredFrom - 1, number - deferred)
  return Math.min(months, Math.max(0, asking))
}

/** The day on which part `number` is due. */
export const dueDayOf = (
  world: Pick<LifeWorld, 'firstDays'>,
  schedule: Schedule,
  number: number,
): number =>
  monthlyDay(world, schedule, number < schedule.deferredFrom ? number : number + schedule.deferred)

/** Puts a loan in forbearance, both days included: what would be asked for in it is deferred. */
export function defer(
  world: Pick<LifeWorld, 'firstDays'>,
  schedule: Schedule,
  from: number,
  until: number,
): void {
  let first = 1
  while (monthlyDay(world, schedule, first) < from) first++
  let next = first
  while (monthlyDay(world, schedule, next) <= until) next++
  schedule.forborneFrom = from
  schedule.forborneUntil = until
  schedule.deferredFrom = first
  schedule.deferred = next - first
}
