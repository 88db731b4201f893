import type { Month } from './calendar.ts'
import { riskOf } from './economy.ts'
import type { Parameters } from './parameters.ts'

/** What holds for all periods that close in one month: the rules in force, the shopping festival, the turn of the year. */
export interface Moment {
  /** Year in which the periods open, and the day on which another begins, if one does. */
  year: number
  newYearDay: number
  festivalFrom: number
  festivalUntil: number
  /** The day from which a flash of up to 1,000 yuan needs no PIN; before it of up to 300. */
  noPinRaisedFrom: number
  /** The day from which codes are capped by their grade (notice 296, 2018-04-01). */
  codesCappedFrom: number
  /** Risk against an ordinary month. */
  risk: number
}

/** The first day of a month of the world, or of the first after it. */
const firstDayOf = (months: readonly Month[], start: string) =>
  months.find((month) => month.start >= start)?.firstDay ?? Infinity

/** What holds in month `number`, one beyond the last included. */
export function momentOf(world: Parameters, months: readonly Month[], number: number): Moment {
  const month = months[number]
  const start = month?.start ?? `${months.at(-1)!.start}~`
  const year = Number(start.slice(0, 4))
  const isJanuary = start.slice(5, 7) === '01' && month !== undefined
  const november = months.find(
    (other) => other.start.slice(5, 7) === '11' && other.number > number - 1,
  )
  return {
    year: isJanuary ? year - 1 : year,
    newYearDay: isJanuary ? month.firstDay : Infinity,
    festivalFrom: november ? november.firstDay : -1,
    festivalUntil: november ? november.firstDay + 19 : -1,
    noPinRaisedFrom: firstDayOf(months, '2018-06'),
    codesCappedFrom: firstDayOf(months, '2018-04'),
    risk: riskOf(world.economy, months, number),
  }
}
