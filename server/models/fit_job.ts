import { delong } from '../stats/delong.ts'
import type { HeldBackMetrics } from './metrics.ts'
import { type FoldFit, fitFold, judge } from './scorecard/cross_validate.ts'
import { type FitOptions, fitScorecard } from './scorecard/fit.ts'
import type { Scorecard } from './scorecard/model.ts'
import { foldsOf, type Split } from './scorecard/split.ts'
import type { Table } from './scorecard/table.ts'

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

/** A job with its rows given to folds. Plain data too. */
export interface FitPlan {
  job: FitJob
  foldOfRow: Int32Array
  folds: number[]
}

/** What can be fitted without waiting for the rest: a model, and where it is a fold's, how it does on the fold. */
export type Piece = { model: Scorecard; fold?: FoldFit }

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
  return fold === undefined
    ? { model: fitScorecard(table, options) }
    : fitFold(table, options, foldOfRow, fold)
}

/**
 * Puts the pieces together, given in the order of their numbers: the model to keep, fitted on all rows,
 * or, where test rows were given, on the others; and how the folds judge it on held-back rows.
 */
export function assemble({ job, foldOfRow }: FitPlan, pieces: readonly Piece[]): FitResult {
  const { table, split, among } = job
  const { metrics, predictions } = judge(
    table,
    split,
    foldOfRow,
    pieces.flatMap(({ fold }) => fold ?? []),
  )
  const { model } = pieces.at(-1)!
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
