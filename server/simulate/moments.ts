import type { Month } from './calendar.ts'
import { riskOf } from './economy.ts'
import type { Parameters } from './parameters.ts'

const UNCAPPED_SCAN = Array<number>(8).fill(100_000_000)
const CAPPED_SCAN = [50000, 50000, 100000, 500000, 500000, 500000, 500000, 100_000_000]

/** What holds for all periods that close in one month: the rules in force, the shopping festival, the turn of the year. */
export interface Moment {
  /** Year in which the periods open, and the day on which another begins, if one does. */
  year: number
  newYearDay: number
  festivalFrom: number
  festivalUntil: number
  /** Caps in cents: of a flash without PIN, of a code by its grade, of a class II account a day and a year. */
  noPinCents: number
  qrCents: readonly number[]
  classDayCents: number
  classYearCents: number
  /** Risk against an ordinary month. */
  risk: number
}

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
    noPinCents: start < '2018-06' ? 30000 : 100000,
    qrCents: start < '2018-04' ? UNCAPPED_SCAN : CAPPED_SCAN,
    classDayCents: start < '2015-12' ? 1_000_000_000 : 1_000_000,
    classYearCents: start < '2016-12' ? 100_000_000_000 : 20_000_000,
    risk: riskOf(world.economy, months, number),
  }
}
