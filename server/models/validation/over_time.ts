import { psi } from '../../stats/psi.ts'
import { psiByChance, shiftOf } from '../../stats/psi_threshold.ts'
import { wilson } from '../../stats/wilson.ts'
import { lateFrom, type OutOfTimeMetrics } from '../out_of_time.ts'
import { monthName } from '../scorecard/bin_stability.ts'
import { measurePart, type Scored, scoredWhere } from './measure.ts'
import type { Lacking, NamedShift, OutOfTime, Vintage } from './validation.ts'

const NO_TIME = 'no column tells when a row was observed (train with --time)'
const ONE_MONTH = 'all rows were observed in one month'
const BANDS = 10

type Timed = Scored & { month: Float64Array }

/** Months that rows were observed in, ascending; says why where there are fewer than `least`. */
function monthsOf({ month }: Timed, least: number): number[] | Lacking {
  const months = [...new Set(month)].filter((one) => !Number.isNaN(one)).sort((a, b) => a - b)
  if (months.length === 0) return { why: NO_TIME }
  return months.length < least ? { why: ONE_MONTH } : months
}

/** Predicted against actual by the month of observation. */
export function vintagesOf(rows: Timed): Vintage[] | Lacking {
  const months = monthsOf(rows, 1)
  if ('why' in months) return months
  return months.map((month) => {
    const { rows: count, bads, badRate, meanPd, auc } = measurePart(inMonth(rows, month))
    return {
      month: monthName(month),
      rows: count,
      bads,
      badRate,
      meanPd,
      auc,
      ...wilson(bads, count),
    }
  })
}

/**
 * The last months that hold at least a fifth of the rows, beside those before; `apart` is what a model of the
 * past alone gave on the last ones, as it was measured when the model was trained.
 */
export function outOfTimeOf(rows: Timed, apart: OutOfTimeMetrics | undefined): OutOfTime | Lacking {
  const months = monthsOf(rows, 2)
  if ('why' in months) return months
  const from = lateFrom(rows.month)!
  return {
    from: monthName(from),
    early: measurePart(scoredWhere(rows, (row) => rows.month[row]! < from)),
    late: measurePart(scoredWhere(rows, (row) => rows.month[row]! >= from)),
    apart: apart ?? null,
  }
}

/** Shift of the score in each month against all others, over tenths of all scores. */
export function scoreShiftOf(rows: Timed): NamedShift[] | Lacking {
  const months = monthsOf(rows, 2)
  if ('why' in months) return months
  return months.map((month) => {
    const others = scoredWhere(
      rows,
      (row) => rows.month[row]! !== month && !Number.isNaN(rows.month[row]!),
    )
    return shiftOfScores(monthName(month), others.score, inMonth(rows, month).score)
  })
}

const inMonth = (rows: Timed, month: number) =>
  scoredWhere(rows, (row) => rows.month[row] === month)

/** PSI of scores over tenths of those expected. */
export function shiftOfScores(
  name: string,
  expected: Float64Array,
  actual: Float64Array,
): NamedShift {
  const sorted = expected.slice().sort()
  const cuts = [
    ...new Set(
      Array.from(
        { length: BANDS - 1 },
        (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / BANDS)]!,
      ),
    ),
  ]
  const counts = (scores: Float64Array) => {
    const bands = new Float64Array(cuts.length + 1)
    for (const score of scores) bands[cuts.filter((cut) => score >= cut).length]!++
    return bands
  }
  return namedShift(name, counts(expected), counts(actual))
}

/** PSI of counts by bin, read by the usual limits and by what chance would do. */
export function namedShift(
  name: string,
  expected: ArrayLike<number>,
  actual: ArrayLike<number>,
): NamedShift {
  const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((a, b) => a + b, 0)
  const bins = Array.from(expected).filter((count, i) => count > 0 || actual[i]! > 0).length
  const value = psi(expected, actual)
  const byChance = psiByChance(sum(expected), sum(actual), bins)
  return { name, rows: sum(actual), psi: value, byChance, shift: shiftOf(value, byChance) }
}
