import { auc } from '../../stats/auc.ts'
import { stratifiedFolds } from '../../stats/folds.ts'
import { type FoldMetrics, type HeldBackMetrics, metricsOf } from '../metrics.ts'
import { type FitOptions, fitScorecard } from './fit.ts'
import { scoreTable } from './score_table.ts'
import { type Table, takeRows } from './table.ts'

/** Which rows are held back: k stratified folds by seed, a given fold per row, or given test rows. */
export type Split =
  | { kind: 'folds'; k: number; seed: number }
  | { kind: 'given'; folds: ArrayLike<number> }
  | { kind: 'test'; test: ArrayLike<boolean | number> }

/** Held-back predictions, by ascending row: what other figures (of a part of the rows) are made from. */
export type Predictions = {
  rows: Uint32Array
  fold: Int32Array
  score: Float64Array
  pd: Float64Array
}

/**
 * Fits once per fold on the other rows and scores the fold: every choice (cuts, bins, screening,
 * selection, coefficients) is made on training rows alone. Throws where training rows or all
 * held-back rows together lack a class, naming the fold.
 */
export function crossValidate(
  table: Table,
  options: FitOptions,
  split: Split,
): { metrics: HeldBackMetrics; predictions: Predictions } {
  const foldOfRow = foldsOf(table, split)
  const folds = [...new Set(foldOfRow)].filter((fold) => fold >= 0).sort((a, b) => a - b)
  if (folds.length === 0) throw new Error('no rows held back')
  const rows = Uint32Array.from([...foldOfRow.keys()].filter((row) => foldOfRow[row]! >= 0))
  const position = new Map(Array.from(rows, (row, i) => [row, i]))
  const predictions: Predictions = {
    rows,
    fold: Int32Array.from(rows, (row) => foldOfRow[row]!),
    score: new Float64Array(rows.length),
    pd: new Float64Array(rows.length),
  }
  const byFold = folds.map((fold): FoldMetrics => {
    const held = rows.filter((row) => foldOfRow[row] === fold)
    const training = takeRows(
      table,
      [...foldOfRow.keys()].filter((row) => foldOfRow[row] !== fold),
    )
    const part = takeRows(table, held)
    const model = fitFold(training, options, fold)
    const { score, pd } = scoreTable(model, part, held.length)
    held.forEach((row, i) => {
      predictions.score[position.get(row)!] = score[i]!
      predictions.pd[position.get(row)!] = pd[i]!
    })
    const bads = part.bad.reduce((sum, b) => sum + b, 0)
    return {
      fold,
      rows: held.length,
      bads,
      auc: bads > 0 && bads < held.length ? auc(score, part.bad) : null,
      characteristics: model.characteristics.length,
    }
  })
  const bad = Uint8Array.from(rows, (row) => table.bad[row]!)
  return {
    metrics: {
      ...metricsOf(predictions.score, predictions.pd, bad),
      method: methodOf(split, folds.length),
      folds: byFold,
      ...spread(byFold.flatMap((fold) => (fold.auc === null ? [] : [fold.auc]))),
    },
    predictions,
  }
}

function fitFold(training: Table, options: FitOptions, fold: number) {
  try {
    return fitScorecard(training, options)
  } catch (cause) {
    throw new Error(`fold ${fold}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

/** The fold of each row; -1 is never held back. */
function foldsOf(table: Table, split: Split): Int32Array {
  const rows = table.bad.length
  if (split.kind === 'folds')
    return Int32Array.from(stratifiedFolds(table.bad, split.k, split.seed))
  const given = split.kind === 'given' ? split.folds : split.test
  if (given.length !== rows) throw new Error(`${given.length} folds given for ${rows} rows`)
  return Int32Array.from({ length: rows }, (_, row) =>
    split.kind === 'given' ? split.folds[row]! : split.test[row] ? 0 : -1,
  )
}

function methodOf(split: Split, folds: number): string {
  if (split.kind === 'folds') return `${split.k} stratified folds, seed ${split.seed}`
  return split.kind === 'given' ? `${folds} given folds` : 'given test rows'
}

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
