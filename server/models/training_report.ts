import type { CalibrationBand } from '../stats/calibration.ts'
import type { AmongAuc, FitResult } from './fit_job.ts'
import type { Excluded, WrittenOutcome } from './scorecard/model.ts'

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
  among: AmongAuc[]
  characteristics: { feature: string; label: string; iv: number; bins: number; beta: number }[]
  excluded: Excluded[]
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
    among,
    characteristics: model.characteristics.map(({ feature, label, iv, bins, beta }) => ({
      feature,
      label,
      iv,
      bins: bins.length,
      beta,
    })),
    excluded: model.training.excluded,
  }
}
