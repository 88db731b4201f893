import { auc } from '../../stats/auc.ts'
import { weightedCurve } from '../../stats/weighted_curve.ts'
import { termsOf } from '../cards.ts'
import type { Model } from '../document.ts'
import {
  type FitTimes,
  type FoldMetrics,
  type HeldBackMetrics,
  metricsOf,
  timed,
} from '../metrics.ts'
import { scoreRows } from '../score_rows.ts'
import { type Contribution, contributions, meanContributions } from './contribution.ts'
import { methodOf, rowsWhere, type Split } from './split.ts'
import { type Table, takeRows } from './table.ts'

/** Held-back predictions, by ascending row: what other figures (of a part of the rows) are made from. */
export type Predictions = {
  rows: Uint32Array
  fold: Int32Array
  score: Float64Array
  pd: Float64Array
}

/** A fold's held-back rows as the model of the other rows scores them, and how well that tells them apart. */
export type FoldFit = FoldMetrics & {
  held: Uint32Array
  score: Float64Array
  pd: Float64Array
  contributions: Contribution[]
}

/**
 * `learn` learns from the rows that are not of the fold and what it gives scores those that are: every choice (cuts, bins,
 * screening, selection, coefficients) is made on training rows alone. Throws, naming the fold, where
 * training rows lack a class.
 */
export function fitFold(
  table: Table,
  learn: (training: Table) => Model,
  foldOfRow: Int32Array,
  fold: number,
  times?: FitTimes,
): { model: Model; fold: FoldFit } {
  const held = rowsWhere(foldOfRow, (other) => other === fold)
  const part = takeRows(table, held)
  const training = takeRows(
    table,
    rowsWhere(foldOfRow, (other) => other !== fold),
  )
  const model = fitNaming(fold, () => learn(training))
  const { score, pd } = timed(times, 'evaluate', () => scoreRows(model, part))
  const bads = part.bad.reduce((sum, b) => sum + b, 0)
  return {
    model,
    fold: {
      fold,
      rows: held.length,
      bads,
      auc: bads > 0 && bads < held.length ? aucOf(score, part) : null,
      characteristics: termsOf(model).length,
      contributions: timed(times, 'evaluate', () => contributions(model, part)),
      held,
      score,
      pd,
    },
  }
}

/**
 * The folds together: one population of predictions, each by a model that has not seen its row.
 * Throws where all held-back rows lack a class.
 */
export function judge(
  table: Table,
  split: Split,
  foldOfRow: Int32Array,
  fits: readonly FoldFit[],
): { metrics: HeldBackMetrics; predictions: Predictions } {
  const rows = rowsWhere(foldOfRow, (fold) => fold >= 0)
  const score = new Float64Array(table.bad.length)
  const pd = new Float64Array(table.bad.length)
  for (const fit of fits) {
    fit.held.forEach((row, i) => {
      score[row] = fit.score[i]!
      pd[row] = fit.pd[i]!
    })
  }
  const predictions: Predictions = {
    rows,
    fold: Int32Array.from(rows, (row) => foldOfRow[row]!),
    score: Float64Array.from(rows, (row) => score[row]!),
    pd: Float64Array.from(rows, (row) => pd[row]!),
  }
  const bad = Uint8Array.from(rows, (row) => table.bad[row]!)
  return {
    metrics: {
      ...metricsOf(
        predictions.score,
        predictions.pd,
        bad,
        table.weight && Float64Array.from(rows, (row) => table.weight![row]!),
      ),
      method: methodOf(split, fits.length),
      folds: fits.map(({ held, score, pd, contributions, ...metrics }) => metrics),
      contributions: meanContributions(fits.map((fit) => fit.contributions)),
      ...spread(fits.flatMap((fit) => (fit.auc === null ? [] : [fit.auc]))),
    },
    predictions,
  }
}

function fitNaming<T>(fold: number, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new Error(`fold ${fold}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

const aucOf = (score: Float64Array, { bad, weight }: Table) =>
  weight ? weightedCurve(score, bad, weight).auc : auc(score, bad)

function spread(aucs: number[]) {
  const n = aucs.length
  const mean = n > 0 ? aucs.reduce((sum, a) => sum + a, 0) / n : null
  const sd = n > 1 ? Math.sqrt(aucs.reduce((sum, a) => sum + (a - mean!) ** 2, 0) / (n - 1)) : null
  return {
    aucMean: mean,
    aucSd: sd,
    aucMeanStandardError: sd === null ? null : sd / Math.sqrt(n),
  }
}
