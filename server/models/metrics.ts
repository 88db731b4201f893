import { brier } from '../stats/brier.ts'
import { type CalibrationBand, calibration } from '../stats/calibration.ts'
import { delong } from '../stats/delong.ts'
import { ks } from '../stats/ks.ts'
import { logLoss } from '../stats/log_loss.ts'
import { weightedCurve } from '../stats/weighted_curve.ts'

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
  /** What each term adds, the most first. */
  contributions?: MeanContribution[]
  /** Of parts of the rows that were asked for. */
  among?: AmongAuc[]
}

/** The AUC among a part of the held-back rows; null where it holds one class only. */
export interface AmongAuc {
  name: string
  rows: number
  bads: number
  auc: number | null
  se: number | null
  ci: [number, number] | null
}

/** AUC lost on held-back rows without a term's points: mean over the folds whose model has the term. */
export type MeanContribution = { term: string; aucLost: number; folds: number }

/** `auc` is null where the fold holds one class only. */
export type FoldMetrics = {
  fold: number
  rows: number
  bads: number
  auc: number | null
  characteristics: number
}

/** Seconds of a thread spent on each part of fitting and judging. */
export type FitTimes = { bin: number; fit: number; evaluate: number }

export const noTimes = (): FitTimes => ({ bin: 0, fit: 0, evaluate: 0 })

/** What the work gives; its seconds are added to the part. */
export function timed<T>(times: FitTimes | undefined, part: keyof FitTimes, work: () => T): T {
  const started = performance.now()
  const done = work()
  if (times) times[part] += (performance.now() - started) / 1000
  return done
}

/**
 * Measures one population. `score`: higher is safer; `pd`: 0 to 1; `bad`: 0 or 1. With weights every
 * figure counts each row by its weight, except the calibration bands, and the AUC has no standard error.
 * Throws without both classes.
 */
export function metricsOf(
  score: Float64Array,
  pd: Float64Array,
  bad: Uint8Array,
  weight?: Float64Array,
): Metrics {
  const curve = weight ? weightedCurve(score, bad, weight) : unweightedCurve(score, bad)
  const known = Number.isFinite(curve.standardError)
  return {
    rows: bad.length,
    bads: bad.reduce((sum, b) => sum + b, 0),
    auc: curve.auc,
    aucStandardError: known ? curve.standardError : null,
    aucLower: known ? curve.lower : null,
    aucUpper: known ? curve.upper : null,
    gini: 2 * curve.auc - 1,
    ks: curve.ks,
    brier: brier(pd, bad, weight),
    logLoss: logLoss(pd, bad, weight),
    meanPd: mean(pd, weight),
    badRate: mean(bad, weight),
    calibration: calibration(pd, bad),
  }
}

const unweightedCurve = (score: Float64Array, bad: Uint8Array) => ({
  ...delong(score, bad),
  ks: ks(score, bad),
})

function mean(values: Float64Array | Uint8Array, weight?: Float64Array): number {
  let sum = 0
  let total = 0
  for (let row = 0; row < values.length; row++) {
    const w = weight ? weight[row]! : 1
    sum += w * values[row]!
    total += w
  }
  return sum / total
}
