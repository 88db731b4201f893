import { delong } from '../stats/delong.ts'
import type { HeldBackMetrics } from './metrics.ts'
import { crossValidate, type Split } from './scorecard/cross_validate.ts'
import { type FitOptions, fitScorecard } from './scorecard/fit.ts'
import type { Scorecard } from './scorecard/model.ts'
import { rankTable, type Table, takeRows } from './scorecard/table.ts'

/** All that fitting needs, as plain data: it may cross to another thread. */
export interface FitJob {
  table: Table
  options: FitOptions
  split: Split
  /** Parts of the rows to measure apart on held-back predictions: 1 where the row belongs. */
  among: readonly { name: string; rows: Uint8Array }[]
}

export interface FitResult {
  model: Scorecard
  heldBack: HeldBackMetrics
  among: AmongAuc[]
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

/**
 * Judges on held-back rows, then fits the model to keep: on all rows, or, where test rows were given,
 * on the others. Deterministic.
 */
export function runFitJob(
  { table: given, options, split, among }: FitJob,
  fitted: (folds: number) => void = () => undefined,
): FitResult {
  const table = rankTable(given)
  const { metrics, predictions } = crossValidate(table, options, split)
  fitted(metrics.folds.length)
  const training =
    split.kind === 'test'
      ? takeRows(
          table,
          [...table.bad.keys()].filter((row) => !split.test[row]),
        )
      : table
  const model = fitScorecard(training, options)
  model.metrics.heldBack = metrics
  const parts = among.map(({ name, rows }) => {
    const held = [...predictions.rows.keys()].filter((i) => rows[predictions.rows[i] as number])
    const score = held.map((i) => predictions.score[i] as number)
    const bad = held.map((i) => table.bad[predictions.rows[i] as number] as number)
    return { name, ...aucOf(score, bad) }
  })
  return { model, heldBack: metrics, among: parts }
}

function aucOf(score: number[], bad: number[]): Omit<AmongAuc, 'name'> {
  const bads = bad.reduce((sum, b) => sum + b, 0)
  const counts = { rows: bad.length, bads }
  if (bads === 0 || bads === bad.length) return { ...counts, auc: null, se: null, ci: null }
  const { auc, standardError, lower, upper } = delong(score, bad)
  if (!Number.isFinite(standardError)) return { ...counts, auc, se: null, ci: null }
  return { ...counts, auc, se: standardError, ci: [lower, upper] }
}
