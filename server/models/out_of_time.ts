import type { Model } from './document.ts'
import { type Metrics, metricsOf } from './metrics.ts'
import { monthName } from './scorecard/bin_stability.ts'
import type { FoldFit } from './scorecard/cross_validate.ts'
import { type Table, takeRows } from './scorecard/table.ts'

/** Figures of the latest rows, by a model that learned from those before alone. */
export type OutOfTimeMetrics = Metrics & {
  /** The first month of the latest rows, such as 2017-04. */
  from: string
  trainingRows: number
  trainingBads: number
}

/** Rows whose month is known, in two periods: the past, and what came after. */
export interface Periods {
  /** The first month that came after, counted from year 0. */
  from: number
  rows: Uint32Array
  /** Of each of `rows`: 1 where it came after, 0 before. */
  late: Int32Array
}

export type OutOfTimeReport = Omit<OutOfTimeMetrics, 'calibration'>

const LATE_SHARE = 0.2
/** As few as training is refused by. */
const FEW_BADS = 30

/** The first of the last months that hold at least a fifth of the rows; null where all are of one month. NaN: not known. */
export function lateFrom(month: Float64Array): number | null {
  const known = month.filter((one) => !Number.isNaN(one)).sort()
  const months = [...new Set(known)]
  if (months.length < 2) return null
  let at = months.length - 1
  const late = (from: number) => known.length - known.findIndex((one) => one >= from)
  while (at > 1 && late(months[at]!) < LATE_SHARE * known.length) at--
  return months[at]!
}

/**
 * The periods to learn from and to be judged by; null where there is one month only, or where the past
 * holds fewer than 30 bads or goods, or the time after lacks either.
 */
export function periodsOf(month: Float64Array, bad: Uint8Array): Periods | null {
  const from = lateFrom(month)
  if (from === null) return null
  const rows = Uint32Array.from([...month.keys()].filter((row) => !Number.isNaN(month[row])))
  const late = Int32Array.from(rows, (row) => (month[row]! >= from ? 1 : 0))
  const count = (period: number, isBad: number) =>
    rows.reduce((sum, row, i) => sum + (late[i] === period && bad[row] === isBad ? 1 : 0), 0)
  const enough =
    Math.min(count(0, 0), count(0, 1)) >= FEW_BADS && Math.min(count(1, 0), count(1, 1)) > 0
  return enough ? { from, rows, late } : null
}

/** How the model of the past alone does on what came after; its PDs as they were fitted, without calibration. */
export function measuredAfter(
  table: Table,
  { from, rows, late }: Periods,
  { score, pd }: Pick<FoldFit, 'score' | 'pd'>,
): OutOfTimeMetrics {
  const { bad, weight } = takeRows(
    table,
    rows.filter((_, i) => late[i] === 1),
  )
  return {
    ...metricsOf(score, pd, bad, weight),
    from: monthName(from),
    trainingRows: rows.length - bad.length,
    trainingBads: rows.reduce((sum, row, i) => sum + (late[i] === 0 ? table.bad[row]! : 0), 0),
  }
}

/** The same without its bands, as training tells it; null where nothing was measured. */
export function outOfTimeReport({ metrics }: Model): OutOfTimeReport | null {
  if (!metrics.outOfTime) return null
  const { calibration, ...figures } = metrics.outOfTime
  return figures
}
