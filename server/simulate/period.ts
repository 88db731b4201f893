import { adoption, dateOf, type Month, onlineWeight, tillWeight } from './calendar.ts'
import { type Parameters, STATEMENT_DAYS } from './parameters.ts'
import { drawsOf } from './quantiles.ts'

/**
 * From the day after one close to the next, for the lines that close on one day of the month. Days
 * count from the first day of the world; a month end lies within, or on the close itself.
 */
export interface Period {
  bg: number
  opens: number
  closes: number
  monthEndDay: number
  monthNumber: number
  /** Days of the period, each counted as often as it is spent on, in mean months. */
  onlineDays: number
  tillDays: number
  scan: number
  flash: number
  /** Of 1,024 equally likely draws, how many fall on each day. */
  onlineDraws: number[]
  tillDraws: number[]
}

const MEAN_MONTH = 30.4375

const dayAfter = (month: Month | undefined, day: number) =>
  month === undefined ? day - 31 : month.firstDay + day

/** The period of every statement day that closes in month `number`, one beyond the last included. */
export function periodsOf(world: Parameters, months: readonly Month[], number: number): Period[] {
  const start = months[0]!.start
  const lastDay = months.at(-1)!.lastDay
  const month = months[number]
  const before = months[number - 1]
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
    return {
      bg,
      opens,
      closes,
      monthEndDay: statementDay === null ? closes : (before?.lastDay ?? -1),
      monthNumber: statementDay === null ? number : number - 1,
      onlineDays: sum(online),
      tillDays: sum(till),
      scan: adoption(middle, world.adoption.scan),
      flash: adoption(middle, world.adoption.flash),
      onlineDraws: drawsOf(online, 1024),
      tillDraws: drawsOf(till, 1024),
    }
  })
}
