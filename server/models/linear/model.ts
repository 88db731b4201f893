import type { RegressionMetrics } from '../../stats/regression_metrics.ts'
import type { BinCondition, Excluded, WrittenAs } from '../scorecard/model.ts'

/**
 * A linear scorecard of a continuous target (a loss given default, an amount) as a plain JSON document:
 *
 *   value = intercept + the part of every characteristic        (in the target's unit)
 *
 * It gives a value, no PD and no points. How a value finds its bin is written down in `route.ts`.
 */
export type Linear = {
  kind: 'linear'
  version: 1
  /** Names of the columns it reads, in the order of its characteristics. */
  features: string[]
  target: { definition: string; horizonMonths: number | null }
  /** The mean of the training rows. */
  intercept: number
  characteristics: LinearCharacteristic[]
  training: {
    rows: number
    seed: number
    method: string
    excluded: Excluded[]
    /** Trained elsewhere: the file it was read from. Then these figures, and those of bins, are of the rows it was judged on. */
    elsewhere?: string
    /** Its features are a table's columns, not the ledger's. */
    table: true
    /** Of the target in the training rows. */
    mean: number
    standardDeviation: number
    lowest: number
    highest: number
  }
  metrics: { training: RegressionMetrics; heldBack?: HeldBackValues }
}

export type LinearCharacteristic = {
  feature: string
  type: 'number' | 'category'
  from?: WrittenAs
  /** Coefficient of the bins' means; never negative. */
  beta: number
  standardError: number
  /** Share of the variance that its bins alone explain, 0 to 1. */
  r2: number
  bins: LinearBin[]
  /** Part of a value that no bin holds. */
  partUnseen: number
}

export type LinearBin = BinCondition & {
  label: string
  count: number
  mean: number
  part: number
  /** What a unit of the value adds beside it, of a range: only of a model trained elsewhere. */
  slope?: number
}

/** Figures of rows held back from the fit that predicted them. */
export type HeldBackValues = RegressionMetrics & {
  rows: number
  method: string
  folds: RegressionMetrics[]
  /** Tenths of the rows by rising prediction. */
  bands: ValueBand[]
  /** By the month a row was observed in, where that is known. */
  months: (ValueBand & { month: string })[]
}

/** Mean prediction and mean value of some rows, and the standard error of that mean; null of one row. */
export type ValueBand = {
  rows: number
  predicted: number
  value: number
  standardError: number | null
}
