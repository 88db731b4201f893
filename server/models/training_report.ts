import type { CalibrationBand } from '../stats/calibration.ts'
import { excludedOf, termsOf } from './cards.ts'
import type { FitResult } from './fit_job.ts'
import type { AmongAuc } from './metrics.ts'
import { type OutOfTimeReport, outOfTimeReport } from './out_of_time.ts'
import { type CalibrationSource, sourceOf } from './scorecard/calibration.ts'
import type { Excluded, Rounding, Scaling, WrittenOutcome } from './scorecard/model.ts'
import { type SegmentsReport, segmentsReport } from './segmented/report.ts'

/** What training came to; every figure is of held-back rows. */
export interface TrainingReport {
  kind: string
  modelId: string
  name: string
  rows: number
  bads: number
  /** Facilities, and customers without one, that the rows are about: one may be observed on several days. */
  subjects: number
  /** Where the ledger told outcomes from payments: the written definition, as of which days, and the counts. */
  outcomes: WrittenOutcome | null
  candidates: number
  seed: number
  method: string
  /** Number of folds, 1 for given test rows. */
  folds: number
  heldBackRows: number
  auc: {
    /** Mean of the folds' AUC; `se` is the standard error of that mean. */
    mean: number | null
    sd: number | null
    se: number | null
    /** 95% interval of the AUC of all held-back scores together (DeLong). */
    ci: [number, number] | null
    pooled: number
    pooledSe: number | null
    byFold: { fold: number; rows: number; bads: number; auc: number | null }[]
  }
  gini: number
  ks: number
  brier: number
  logLoss: number
  calibration: CalibrationBand[]
  /** Of the latest rows, by a model of those before alone; null where no months are known, or too few rows. */
  outOfTime: OutOfTimeReport | null
  among: AmongAuc[]
  characteristics: {
    /** Null: the model has no segments. */
    segment: string | null
    feature: string
    label: string
    iv: number
    bins: number
    beta: number
  }[]
  excluded: Excluded[]
  /** Null: no segments were asked for. */
  bySegment: SegmentsReport | null
  scaling: Scaling
  /** What rounding points costs; null where they are not rounded. */
  rounding: Rounding | null
  /** Where PDs are calibrated: how, by which rows, for which outcome and horizon. */
  calibratedBy: (CalibrationSource & { method: string }) | null
  warnings: string[]
  seconds: number
}

type Rest = Pick<
  TrainingReport,
  | 'modelId'
  | 'name'
  | 'rows'
  | 'bads'
  | 'subjects'
  | 'outcomes'
  | 'candidates'
  | 'seed'
  | 'warnings'
  | 'seconds'
>

export function trainingReport({ model, heldBack, among }: FitResult, rest: Rest): TrainingReport {
  if (!heldBack) throw new Error('no rows were held back')
  const { aucLower, aucUpper, aucStandardError } = heldBack
  const single = heldBack.folds.length === 1
  return {
    kind: model.kind,
    ...rest,
    method: heldBack.method,
    folds: heldBack.folds.length,
    heldBackRows: heldBack.rows,
    auc: {
      mean: heldBack.aucMean,
      sd: heldBack.aucSd,
      // One split has no spread of folds: its error is that of its own ranks.
      se: single ? aucStandardError : heldBack.aucMeanStandardError,
      ci: aucLower === null || aucUpper === null ? null : [aucLower, aucUpper],
      pooled: heldBack.auc,
      pooledSe: aucStandardError,
      byFold: heldBack.folds.map(({ fold, rows, bads, auc }) => ({ fold, rows, bads, auc })),
    },
    gini: heldBack.gini,
    ks: heldBack.ks,
    brier: heldBack.brier,
    logLoss: heldBack.logLoss,
    calibration: heldBack.calibration,
    outOfTime: outOfTimeReport(model),
    among,
    characteristics: termsOf(model).map(({ segment, characteristic }) => {
      const { feature, label, iv, bins, beta } = characteristic
      return { segment: segment?.name ?? null, feature, label, iv, bins: bins.length, beta }
    }),
    excluded: excludedOf(model),
    bySegment: segmentsReport(model),
    scaling: model.scaling,
    rounding: model.rounding ?? null,
    calibratedBy: model.calibration ? sourceOf(model.calibration) : null,
  }
}
