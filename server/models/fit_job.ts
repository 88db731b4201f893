import { delong } from '../stats/delong.ts'
import type { Model } from './document.ts'
import {
  calibrateBy,
  calibratedFolds,
  type Finish,
  finishPoints,
  type Judged,
  remeasured,
  rescored,
} from './finish.ts'
import { fitModel, type ModelOptions } from './fit_model.ts'
import { type AmongAuc, type FitTimes, type HeldBackMetrics, noTimes, timed } from './metrics.ts'
import { measuredAfter, type Periods, periodsOf } from './out_of_time.ts'
import { fitWithRejects, type Rejects } from './reject_inference.ts'
import { partsOf } from './scorecard/cross_fit.ts'
import { type FoldFit, fitFold, judge, type Predictions } from './scorecard/cross_validate.ts'
import { foldsOf, methodOf, rowsWhere, type Split } from './scorecard/split.ts'
import { type Table, takeRows } from './scorecard/table.ts'
import { judgeSegments } from './segmented/judge.ts'

/** All that fitting needs, as plain data: it may cross to another thread. */
export interface FitJob {
  table: Table
  options: ModelOptions
  split: Split
  /** Parts of the rows to measure apart on held-back predictions: 1 where the row belongs. */
  among: readonly { name: string; rows: Uint8Array }[]
  /** What is done to the model once it is fitted. */
  finish?: Finish
  /** Rows without an outcome that every model learns from too, and none is judged by. */
  rejects?: Rejects
  /** The month each row was observed in, counted from year 0, NaN where not known: for a check out of time. */
  month?: Float64Array
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

/** A job with its rows given to folds. Plain data too. */
export interface FitPlan {
  job: FitJob
  foldOfRow: Int32Array
  folds: number[]
  /** Of the rows that no fold holds back, parts that are held back for calibration alone. */
  inner: { rows: Uint32Array; partOfRow: Int32Array; parts: number } | null
  /** The past, and what came after, for a check out of time. */
  periods: Periods | null
}

/** What can be fitted without waiting for the rest: a model, and where it is a fold's, how it does on the fold. */
export type Piece = { model: Model; fold?: FoldFit; seconds: FitTimes }

/** Throws where the split holds no row back or does not fit the rows. */
export function planFit(job: FitJob): FitPlan {
  const { foldOfRow, folds } = foldsOf(job.table, job.split)
  const periods = job.month ? periodsOf(job.month, job.table.bad) : null
  return { job, foldOfRow, folds, inner: innerParts(job, foldOfRow), periods }
}

const INNER_PARTS = 3

function innerParts({ table, split, finish }: FitJob, foldOfRow: Int32Array): FitPlan['inner'] {
  if (!finish?.calibrate || split.kind === 'folds' || split.kind === 'given') return null
  const rows = rowsWhere(foldOfRow, (fold) => fold < 0)
  const found = partsOf(
    Uint8Array.from(rows, (row) => table.bad[row]!),
    undefined,
    INNER_PARTS,
  )
  return found && { rows, partOfRow: Int32Array.from(found.partOfRow), parts: found.parts }
}

/**
 * How many pieces there are: a fold each, then the model to keep, then the parts held back for
 * calibration, then one of the past alone. Where test rows were given the model that they judge is the model to keep.
 */
export const countPieces = (plan: FitPlan): number => pastPiece(plan) + (plan.periods ? 1 : 0)

const pastPiece = (plan: FitPlan): number => keptPiece(plan) + 1 + (plan.inner?.parts ?? 0)

const keptPiece = ({ job, folds }: FitPlan) => (job.split.kind === 'test' ? 0 : folds.length)

/** Fits the piece of this number, from 0; quicker where columns are ranked. Deterministic; throws where its rows lack a class. */
export function fitPiece(plan: FitPlan, piece: number): Piece {
  const { job, foldOfRow, folds, inner, periods } = plan
  const { table, options } = job
  const fold = folds[piece]
  const seconds = noTimes()
  const alone = (training: Table) => fitModel(training, options, seconds)
  const learn = (training: Table) =>
    job.rejects ? fitWithRejects(training, job.rejects, alone) : alone(training)
  if (periods && piece === pastPiece(plan))
    return { ...fitFold(takeRows(table, periods.rows), learn, periods.late, 1, seconds), seconds }
  const part = piece - keptPiece(plan) - 1
  if (inner && part >= 0)
    return {
      ...fitFold(takeRows(table, inner.rows), learn, inner.partOfRow, part, seconds),
      seconds,
    }
  return fold === undefined
    ? { model: learn(table), seconds }
    : { ...fitFold(table, learn, foldOfRow, fold, seconds), seconds }
}

/**
 * Puts the pieces together, given in the order of their numbers: the model to keep, fitted on all rows,
 * or, where test rows were given, on the others, finished as asked; and how the folds judge it on
 * held-back rows.
 */
export function assemble(plan: FitPlan, pieces: readonly Piece[]): FitResult {
  const { job, foldOfRow } = plan
  const { table, split, among, finish = {} } = job
  const seconds = noTimes()
  for (const piece of pieces)
    for (const part of ['bin', 'fit', 'evaluate'] as const) seconds[part] += piece.seconds[part]
  const kept = keptPiece(plan)
  const judged = pieces.slice(0, Math.max(kept, plan.folds.length)).flatMap(judgedOf)
  const scaled = finishPoints(pieces[kept]!.model, judged, table, finish)
  const inner = pieces.slice(kept + 1, pastPiece(plan))
  const calibrated = calibratedBy(plan, scaled, inner.flatMap(judgedOf))
  const isChanged = Object.keys(finish).length > 0 || job.rejects !== undefined
  const training = () =>
    takeRows(
      table,
      rowsWhere(foldOfRow, (f) => split.kind !== 'test' || f < 0),
    )
  const model = isChanged ? remeasured(calibrated.model, training()) : calibrated.model
  const past = pieces[pastPiece(plan)]?.fold
  if (past && plan.periods) model.metrics.outOfTime = measuredAfter(table, plan.periods, past)
  if (calibrated.folds.length === 0)
    return { model, heldBack: null, among: [], predictions: null, seconds }
  const { metrics, predictions } = timed(seconds, 'evaluate', () =>
    judge(table, split, foldOfRow, calibrated.folds),
  )
  model.metrics.heldBack = metrics
  if (model.kind === 'segmented') judgeSegments(model, table, predictions)
  const parts = among.map(({ name, rows }) => {
    const held = [...predictions.rows.keys()].filter((i) => rows[predictions.rows[i] as number])
    const score = held.map((i) => predictions.score[i] as number)
    const bad = held.map((i) => table.bad[predictions.rows[i] as number] as number)
    return { name, ...aucOf(score, bad) }
  })
  if (parts.length > 0) metrics.among = parts
  return { model, heldBack: metrics, among: parts, predictions, seconds }
}

const judgedOf = ({ model, fold }: Piece): Judged[] => (fold ? [{ model, fold }] : [])

/** The model calibrated, where asked, by the folds, or by the inner parts where no fold or only test rows are held back. */
function calibratedBy(
  { job, inner }: FitPlan,
  { model, folds }: { model: Model; folds: FoldFit[] },
  parts: readonly Judged[],
): { model: Model; folds: FoldFit[] } {
  const { table, split, finish = {} } = job
  const method = finish.calibrate
  if (method === undefined) return { model, folds }
  if (split.kind === 'folds' || split.kind === 'given') {
    const unseen = { folds, table, source: `held-back rows of ${methodOf(split, folds.length)}` }
    const calibration = calibrateBy(model, unseen, method)
    return { model: { ...model, calibration }, folds: calibratedFolds(model, unseen, method) }
  }
  if (!inner) return { model, folds }
  const training = takeRows(table, inner.rows)
  const same = { ...finish, scaling: model.scaling }
  const { folds: unseen } = finishPoints(model, parts, training, same)
  const source = `training rows, each by a model of other ${inner.parts - 1} of ${inner.parts} parts`
  const calibration = calibrateBy(model, { folds: unseen, table: training, source }, method)
  const finished = { ...model, calibration }
  return { model: finished, folds: folds.map((fold) => rescored(fold, finished, table)) }
}

function aucOf(score: number[], bad: number[]): Omit<AmongAuc, 'name'> {
  const bads = bad.reduce((sum, b) => sum + b, 0)
  const counts = { rows: bad.length, bads }
  if (bads === 0 || bads === bad.length) return { ...counts, auc: null, se: null, ci: null }
  const { auc, standardError, lower, upper } = delong(score, bad)
  if (!Number.isFinite(standardError)) return { ...counts, auc, se: null, ci: null }
  return { ...counts, auc, se: standardError, ci: [lower, upper] }
}
