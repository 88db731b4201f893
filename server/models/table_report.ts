import type { CalibrationBand } from '../stats/calibration.ts'
import { excludedOf, type Term, termsOf } from './cards.ts'
import type { FitResult } from './fit_job.ts'
import type { FitTimes } from './metrics.ts'
import { type OutOfTimeReport, outOfTimeReport } from './out_of_time.ts'
import type { RejectRecord } from './reject_inference.ts'
import type { BinStability } from './scorecard/bin_stability.ts'
import { type CalibrationSource, sourceOf } from './scorecard/calibration.ts'
import type {
  AnalystEffect,
  Excluded,
  Rounding,
  Scaling,
  SelectionRecord,
} from './scorecard/model.ts'
import { type SegmentsReport, segmentsReport } from './segmented/report.ts'

/** What training on a table came to. Figures are of held-back rows, null where there were none. */
export interface TableReport {
  kind: string
  /** Null where the model was not saved. */
  modelId: string | null
  name: string | null
  rows: number
  events: number
  candidates: number
  seed: number
  method: string | null
  /** Number of folds; 1 for given test rows, 0 where no row was held back. */
  folds: number
  heldBackRows: number
  auc: {
    /** Mean of the folds' AUC and their standard deviation. */
    mean: number | null
    sd: number | null
    /** 95% interval of the AUC of all held-back scores together (DeLong). */
    ci: [number, number] | null
    pooled: number | null
    byFold: (number | null)[]
  }
  gini: number | null
  ks: number | null
  brier: number | null
  logLoss: number | null
  calibration: CalibrationBand[]
  /** Of the latest rows, by a model of those before alone; null where no months are known, or too few rows. */
  outOfTime: OutOfTimeReport | null
  /** `read` to `evaluate`: of all threads together; `elapsed`: by the clock, from start to end. */
  seconds: FitTimes & { read: number; elapsed: number }
  /** Most memory the process had in use. */
  peakMemoryMb: number
  characteristics: {
    /** Null: the model has no segments. */
    segment: string | null
    feature: string
    label: string
    type: string
    iv: number
    bins: number
    beta: number
    standardError: number
    pValue: number
    /** 95% Wald interval of beta; null of an additive model, and so is the variance inflation. */
    betaInterval: [number, number] | null
    vif: number | null
    trend: string
    points: [number, number]
    /** Where an analyst gave the bins: what they cost beside the best ones. */
    analyst?: AnalystEffect
  }[]
  /** Pairwise terms of an additive model, and their mean absolute points. */
  pairs: { name: string; importance: number }[]
  excluded: Excluded[]
  /** Null: no segments were asked for. */
  bySegment: SegmentsReport | null
  /** How the outcomes of refused rows were guessed; null where none were. */
  rejects: RejectRecord | null
  scaling: Scaling
  /** What rounding points costs; null where they are not rounded. */
  rounding: Rounding | null
  /** Where PDs are calibrated: how, by which rows, for which outcome and horizon. */
  calibratedBy: (CalibrationSource & { method: string }) | null
  /** How characteristics were chosen; null of an additive model, and of one by segment. */
  selection: SelectionRecord | null
  /** Of the bins over the months, where a column tells the time. */
  stability: BinStability[]
  warnings: string[]
}

type Rest = Pick<
  TableReport,
  'modelId' | 'stability' | 'name' | 'rows' | 'events' | 'candidates' | 'seed' | 'warnings'
> & { read: number; elapsed: number }

export function tableReport({ model, heldBack, seconds }: FitResult, rest: Rest): TableReport {
  const { read, elapsed, ...given } = rest
  const { aucLower, aucUpper } = heldBack ?? {}
  return {
    kind: model.kind,
    ...given,
    method: heldBack?.method ?? null,
    folds: heldBack?.folds.length ?? 0,
    heldBackRows: heldBack?.rows ?? 0,
    auc: {
      mean: heldBack?.aucMean ?? null,
      sd: heldBack?.aucSd ?? null,
      ci: aucLower == null || aucUpper == null ? null : [aucLower, aucUpper],
      pooled: heldBack?.auc ?? null,
      byFold: heldBack?.folds.map(({ auc }) => auc) ?? [],
    },
    gini: heldBack?.gini ?? null,
    ks: heldBack?.ks ?? null,
    brier: heldBack?.brier ?? null,
    logLoss: heldBack?.logLoss ?? null,
    calibration: heldBack?.calibration ?? [],
    outOfTime: outOfTimeReport(model),
    seconds: { read: rounded(read), ...roundedTimes(seconds), elapsed: rounded(elapsed) },
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    characteristics: termsOf(model)
      .map(reported)
      .sort((a, b) => b.iv - a.iv),
    pairs:
      model.kind === 'additive'
        ? model.pairs
            .map(({ name, importance }) => ({ name, importance }))
            .sort((a, b) => b.importance - a.importance)
        : [],
    excluded: excludedOf(model),
    bySegment: segmentsReport(model),
    rejects: model.training.rejects ?? null,
    scaling: model.scaling,
    rounding: model.rounding ?? null,
    calibratedBy: model.calibration ? sourceOf(model.calibration) : null,
    selection: model.training.selection ?? null,
  }
}

function reported({ segment, characteristic }: Term): TableReport['characteristics'][number] {
  const { betaLower, betaUpper, minPoints, maxPoints, analyst, ...c } = characteristic
  return {
    segment: segment?.name ?? null,
    feature: c.feature,
    label: c.label,
    type: c.type,
    iv: c.iv,
    bins: c.bins.length,
    beta: c.beta,
    standardError: c.standardError,
    pValue: c.pValue,
    betaInterval:
      betaLower === undefined || betaUpper === undefined ? null : [betaLower, betaUpper],
    vif: c.vif ?? null,
    trend: c.trend,
    points: [minPoints, maxPoints],
    ...(analyst && { analyst }),
  }
}

const rounded = (seconds: number) => Math.round(seconds * 1000) / 1000

const roundedTimes = ({ bin, fit, evaluate }: FitTimes): FitTimes => ({
  bin: rounded(bin),
  fit: rounded(fit),
  evaluate: rounded(evaluate),
})
