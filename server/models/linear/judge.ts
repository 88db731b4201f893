import { regressionMetrics } from '../../stats/regression_metrics.ts'
import { monthName } from '../scorecard/bin_stability.ts'
import type { HeldBackValues, ValueBand } from './model.ts'

const BANDS = 10

/** Figures of predictions beside values, of all rows, by tenth of the prediction and by month (from year 0, NaN: not known). */
export function judgeValues(
  predicted: Float64Array,
  value: Float64Array,
  month?: Float64Array,
): Omit<HeldBackValues, 'method' | 'folds'> {
  const rising = [...predicted.keys()].sort((a, b) => predicted[a]! - predicted[b]! || a - b)
  const cut = (i: number) => Math.round((rising.length * i) / BANDS)
  const tenths = Array.from({ length: BANDS }, (_, i) => rising.slice(cut(i), cut(i + 1)))
  const band = (rows: readonly number[]) => bandOf(predicted, value, rows)
  const months = [...new Set(month)].filter((one) => !Number.isNaN(one)).sort((a, b) => a - b)
  return {
    rows: value.length,
    ...regressionMetrics(predicted, value),
    bands: tenths.filter((rows) => rows.length > 0).map(band),
    months: months.map((one) => ({
      month: monthName(one),
      ...band(rising.filter((row) => month![row] === one)),
    })),
  }
}

function bandOf(predicted: Float64Array, value: Float64Array, rows: readonly number[]): ValueBand {
  const n = rows.length
  const mean = (of: Float64Array) => rows.reduce((sum, row) => sum + of[row]!, 0) / n
  const own = mean(value)
  const squares = rows.reduce((sum, row) => sum + (value[row]! - own) ** 2, 0)
  return {
    rows: n,
    predicted: mean(predicted),
    value: own,
    standardError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : null,
  }
}
