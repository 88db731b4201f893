import { adoption, dateOf, type Month, onlineWeight, tillWeight } from './calendar.ts'
import { type ClassCap, capsWithin } from './class_cap.ts'
import { type Moment, momentOf } from './moments.ts'
import { type Parameters, STATEMENT_DAYS } from './parameters.ts'
import { drawsOf, spellOut } from './quantiles.ts'

/**
 * From the day after one close to the next, for the lines that close on one day of the month. Days
 * count from the first day of the world; a month end lies within, or on the close itself.
 */
export interface Period {
  number: number
  bg: number
  moment: Moment
  /** Caps of class II accounts in the order in which they begin; the first holds when it opens. */
  classCaps: readonly ClassCap[]
  opens: number
  closes: number
  monthEndDay: number
  monthNumber: number
  /** Days of the period, each counted as often as it is spent on, in mean months. */
  onlineDays: number
  tillDays: number
  /** Share of customers who have taken it up. */
  scan: number
  flash: number
  /** 1,024 equally likely days. */
  onlineDay: Int16Array
  tillDay: Int16Array
}

export const MEAN_MONTH = 30.4375

const dayAfter = (month: Month | undefined, day: number) =>
  month === undefined ? day - 31 : month.firstDay + day

/** The period of every statement day that closes in month `number`, one beyond the last included. */
export function periodsOf(
  world: Parameters,
  months: readonly Month[],
  classCaps: readonly ClassCap[],
  number: number,
): Period[] {
  const start = months[0]!.start
  const lastDay = months.at(-1)!.lastDay
  const month = months[number]
  const before = months[number - 1]
  const moment = momentOf(world, months, number)
  return STATEMENT_DAYS.map((statementDay, bg) => {
    const nextFirst = month?.firstDay ?? lastDay + 1
    const opens = statementDay === null ? nextFirst : Math.max(0, dayAfter(before, statementDay))
    const closes =
      statementDay === null ? (month?.lastDay ?? lastDay + 31) : nextFirst + statementDay - 1
    const days = Array.from({ length: closes - opens + 1 }, (_, i) => opens + i)
    const dates = days.map((day) => dateOf(start, day))
    const online = dates.map((date) => onlineWeight(date, world.spending))
    const till = dates.map((date) => tillWeight(date, world.spending))
    const sum = (weights: readonly number[]) => weights.reduce((a, b) => a + b, 0) / MEAN_MONTH
    const middle = dates[dates.length >> 1]!
    const dayOf = (weights: readonly number[]) =>
      spellOut(new Int16Array(1024), drawsOf(weights, 1024), { first: opens })
    return {
      number,
      bg,
      moment,
      classCaps: capsWithin(classCaps, opens, closes),
      opens,
      closes,
      monthEndDay: statementDay === null ? closes : (before?.lastDay ?? -1),
      monthNumber: statementDay === null ? number : number - 1,
      onlineDays: sum(online),
      tillDays: sum(till),
      scan: adoption(middle, world.adoption.scan),
      flash: adoption(middle, world.adoption.flash),
      onlineDay: dayOf(online),
      tillDay: dayOf(till),
    }
  })
}
