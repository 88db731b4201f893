import { utc } from '../format/date.ts'
import type { Address } from './address.ts'
import { addDays, addMonths } from './period.ts'

const PERIODS = { prev: -1, quarter: -3, yoy: -12 } as const

/** Against what a page looks: a month, a quarter or a year before, a day, or nothing. */
export type Against = keyof typeof PERIODS | 'day' | 'none'

/** As of which day a page looks, and against which. */
export interface Standing {
  /** The last day that counts. */
  day: string
  against: Against
  /** The last day that counts of the comparison; null: none, or before the data begin. */
  comparedDay: string | null
  /** What the server is asked: facts dated before these days count. */
  asked: { asOf: string; compareTo: string | null }
}

const isDay = (text: string | undefined): text is string => {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    return utc(text).toISOString().startsWith(text)
  } catch {
    return false
  }
}

const againstOf = (vs: string | undefined): Against =>
  vs === 'quarter' || vs === 'yoy' || vs === 'none' ? vs : isDay(vs) ? 'day' : 'prev'

/** The standing of an address on data of these days. A month before is counted from the day after. */
export function standingOf(
  { settings: { as_of, vs } }: Address,
  { firstDay, lastDay }: { firstDay: string; lastDay: string },
): Standing {
  const wanted = isDay(as_of) ? as_of : lastDay
  const day = wanted < firstDay ? firstDay : wanted > lastDay ? lastDay : wanted
  const asOf = addDays(day, 1)
  const against = againstOf(vs)
  const before =
    against === 'none'
      ? null
      : against === 'day'
        ? addDays(vs as string, 1)
        : addMonths(asOf, PERIODS[against])
  const compareTo = before !== null && before > firstDay && before < asOf ? before : null
  return {
    day,
    against,
    comparedDay: compareTo && addDays(compareTo, -1),
    asked: { asOf, compareTo },
  }
}
