import { brier } from '../stats/brier.ts'
import { type CalibrationBand, calibration } from '../stats/calibration.ts'
import { delong } from '../stats/delong.ts'
import { ks } from '../stats/ks.ts'
import { logLoss } from '../stats/log_loss.ts'

/** How well scores and PDs fit the outcomes of one population. Null where too few rows tell. */
export type Metrics = {
  rows: number
  bads: number
  auc: number
  /** DeLong standard error and 95% interval of the AUC; null with fewer than two goods or two bads. */
  aucStandardError: number | null
  aucLower: number | null
  aucUpper: number | null
  gini: number
  ks: number
  brier: number
  /** Mean negative log likelihood, nats. */
  logLoss: number
  meanPd: number
  badRate: number
  calibration: CalibrationBand[]
}

/** Pooled figures over all held-back rows, and the AUC fold by fold. */
export type HeldBackMetrics = Metrics & {
  method: string
  folds: FoldMetrics[]
  /** Mean of the folds' AUC, their standard deviation, and the standard error of that mean. */
  aucMean: number | null
  aucSd: number | null
  aucMeanStandardError: number | null
}

/** `auc` is null where the fold holds one class only. */
export type FoldMetrics = {
  fold: number
  rows: number
  bads: number
  auc: number | null
  characteristics: number
}

/** Measures one population. `score`: higher is safer; `pd`: 0 to 1; `bad`: 0 or 1. Throws without both classes. */
export function metricsOf(score: Float64Array, pd: Float64Array, bad: Uint8Array): Metrics {
  const { auc, standardError, lower, upper } = delong(score, bad)
  const known = Number.isFinite(standardError)
  return {
    rows: bad.length,
    bads: bad.reduce((sum, b) => sum + b, 0),
    auc,
    aucStandardError: known ? standardError : null,
    aucLower: known ? lower : null,
    aucUpper: known ? upper : null,
    gini: 2 * auc - 1,
    ks: ks(score, bad),
    brier: brier(pd, bad),
    logLoss: logLoss(pd, bad),
    meanPd: mean(pd),
    badRate: mean(bad),
    calibration: calibration(pd, bad),
  }
}

function mean(values: Float64Array | Uint8Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
