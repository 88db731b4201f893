import { delong } from '../stats/delong.ts'
import type { Model } from './document.ts'
import { fitModel, type ModelOptions } from './fit_model.ts'
import { type FitTimes, type HeldBackMetrics, noTimes, timed } from './metrics.ts'
import { type FoldFit, fitFold, judge, type Predictions } from './scorecard/cross_validate.ts'
import { foldsOf, type Split } from './scorecard/split.ts'
import type { Table } from './scorecard/table.ts'

/** All that fitting needs, as plain data: it may cross to another thread. */
export interface FitJob {
  table: Table
  options: ModelOptions
  split: Split
  /** Parts of the rows to measure apart on held-back predictions: 1 where the row belongs. */
  among: readonly { name: string; rows: Uint8Array }[]
}

export interface FitResult {
  model: Model
  /** Null where no row was held back. */
  heldBack: HeldBackMetrics | null
  among: AmongAuc[]
  /** Of the held-back rows; null where there were none. */
  predictions: Predictions | null
  /** Of all threads together. */
  seconds: FitTimes
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

/** A job with its rows given to folds. Plain data too. */
export interface FitPlan {
  job: FitJob
  foldOfRow: Int32Array
  folds: number[]
}

/** What can be fitted without waiting for the rest: a model, and where it is a fold's, how it does on the fold. */
export type Piece = { model: Model; fold?: FoldFit; seconds: FitTimes }

/** Throws where the split holds no row back or does not fit the rows. */
export function planFit(job: FitJob): FitPlan {
  return { job, ...foldsOf(job.table, job.split) }
}

/**
 * How many pieces there are: a fold each, and the model to keep, which is the last. Where test rows
 * were given there is one: the model that they judge is the model to keep.
 */
export function countPieces({ job, folds }: FitPlan): number {
  return job.split.kind === 'test' ? 1 : folds.length + 1
}

/** Fits the piece of this number, from 0; quicker where columns are ranked. Deterministic; throws where its rows lack a class. */
export function fitPiece({ job, foldOfRow, folds }: FitPlan, piece: number): Piece {
  const { table, options } = job
  const fold = folds[piece]
  const seconds = noTimes()
  const learn = (training: Table) => fitModel(training, options, seconds)
  return fold === undefined
    ? { model: learn(table), seconds }
    : { ...fitFold(table, learn, foldOfRow, fold, seconds), seconds }
}

/**
 * Puts the pieces together, given in the order of their numbers: the model to keep, fitted on all rows,
 * or, where test rows were given, on the others; and how the folds judge it on held-back rows.
 */
export function assemble({ job, foldOfRow }: FitPlan, pieces: readonly Piece[]): FitResult {
  const { table, split, among } = job
  const { model } = pieces.at(-1)!
  const seconds = noTimes()
  for (const piece of pieces)
    for (const part of ['bin', 'fit', 'evaluate'] as const) seconds[part] += piece.seconds[part]
  const folds = pieces.flatMap(({ fold }) => fold ?? [])
  if (folds.length === 0) return { model, heldBack: null, among: [], predictions: null, seconds }
  const { metrics, predictions } = timed(seconds, 'evaluate', () =>
    judge(table, split, foldOfRow, folds),
  )
  model.metrics.heldBack = metrics
  const parts = among.map(({ name, rows }) => {
    const held = [...predictions.rows.keys()].filter((i) => rows[predictions.rows[i] as number])
    const score = held.map((i) => predictions.score[i] as number)
    const bad = held.map((i) => table.bad[predictions.rows[i] as number] as number)
    return { name, ...aucOf(score, bad) }
  })
  return { model, heldBack: metrics, among: parts, predictions, seconds }
}

function aucOf(score: number[], bad: number[]): Omit<AmongAuc, 'name'> {
  const bads = bad.reduce((sum, b) => sum + b, 0)
  const counts = { rows: bad.length, bads }
  if (bads === 0 || bads === bad.length) return { ...counts, auc: null, se: null, ci: null }
  const { auc, standardError, lower, upper } = delong(score, bad)
  if (!Number.isFinite(standardError)) return { ...counts, auc, se: null, ci: null }
  return { ...counts, auc, se: standardError, ci: [lower, upper] }
}
