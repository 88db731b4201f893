import type { Measure } from '../../format/measure.ts'
import type { Address } from '../../state/address.ts'
import { filterOf } from '../../state/edit.ts'
import {
  addDays,
  addMonths,
  type Comparison,
  comparedWith,
  comparisonOf,
  type Grain,
  grainOf,
  lastDays,
  lengthOf,
  type Period,
} from '../../state/period.ts'
import { measureOf, type PageMeasure } from './measures.ts'

/** What a lender's data cover; ISO dates, both ends included. */
export interface Coverage {
  firstDay: string
  lastDay: string
}

/** What the page looks at: which days, against which, in which steps, by which measure. */
export interface Scope {
  address: Address
  coverage: Coverage
  /** The last day looked at. */
  asOf: string
  period: Period
  comparison: Comparison
  /** Null where nothing is compared, or where the data do not cover the whole of it. */
  compared: Period | null
  /** What the strip under the series shows. */
  strip: Period
  grain: Grain
  picked: PageMeasure
  /** The picked measure's kind. */
  measure: Measure
}

const isDay = (text: string | null | undefined): text is string =>
  /^\d{4}-\d\d-\d\d$/.test(text ?? '') && !Number.isNaN(Date.parse(text ?? ''))

const later = (a: string, b: string): string => (a > b ? a : b)
const earlier = (a: string, b: string): string => (a < b ? a : b)

const defaultDays = 92

function periodOf(address: Address, { firstDay, lastDay }: Coverage, asOf: string): Period {
  const range = filterOf(address, 'paid').range
  const from = isDay(range?.from) ? range.from : null
  const to = isDay(range?.to) ? range.to : null
  if (!from && !to)
    return lastDays(asOf, Math.min(defaultDays, lengthOf({ from: firstDay, to: asOf })))
  const last = earlier(to ?? asOf, later(asOf, lastDay))
  return { from: earlier(from ?? firstDay, last), to: last }
}

/** The scope of an address on a lender's data. */
export function scopeOf(address: Address, coverage: Coverage, money: Measure): Scope {
  const wanted = address.settings.as_of
  const asOf = isDay(wanted)
    ? later(coverage.firstDay, earlier(wanted, coverage.lastDay))
    : coverage.lastDay
  const period = periodOf(address, coverage, asOf)
  const comparison = comparisonOf(address.settings.vs)
  const compared = comparedWith(period, comparison)
  const picked = measureOf(address.settings.m)
  const twoYears = addDays(addMonths(asOf, -24), 1)
  return {
    address,
    coverage,
    asOf,
    period,
    comparison,
    // Days nobody observed are not days without payments.
    compared: compared && compared.from >= coverage.firstDay ? compared : null,
    strip: {
      from: later(coverage.firstDay, earlier(twoYears, period.from)),
      to: later(asOf, period.to),
    },
    grain: grainOf(address.settings.grain, period),
    picked,
    measure: picked.measure(money),
  }
}
