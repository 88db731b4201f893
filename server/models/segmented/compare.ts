import { brier } from '../../stats/brier.ts'
import { delong } from '../../stats/delong.ts'
import { delongDifference } from '../../stats/delong_difference.ts'
import { twoSidedZ } from '../../stats/normal.ts'
import { t95 } from '../../stats/t95.ts'
import { weightedCurve } from '../../stats/weighted_curve.ts'
import type { Predictions } from '../scorecard/cross_validate.ts'
import type { Table } from '../scorecard/table.ts'
import type { Compared, SegmentComparison } from './model.ts'

/** The same held-back rows as scored by the cards of segments, and by one card without. */
export type Pair = { own: Predictions; without: Predictions }

/**
 * What segments are worth on held-back rows, of all and of each segment. The error of a difference is
 * DeLong's; where rows have weights it is that of the folds. Throws where all rows lack a class.
 */
export function compareSegments(
  pair: Pair,
  table: Table,
  names: readonly string[],
): SegmentComparison {
  const { rows } = pair.own
  const all = [...rows.keys()]
  const bads = (at: readonly number[]) => at.reduce((sum, i) => sum + table.bad[rows[i]!]!, 0)
  const segments = names.map((name, number) => {
    const at = all.filter((i) => table.segment?.[rows[i]!] === number)
    const counts = { name, rows: at.length, bads: bads(at) }
    return counts.bads === 0 || counts.bads === counts.rows
      ? { ...counts, figures: null }
      : { ...counts, figures: compared(pair, table, at) }
  })
  return { ...compared(pair, table, all), segments }
}

function compared(pair: Pair, table: Table, at: readonly number[]): Compared {
  const { rows, fold } = pair.own
  const bad = Uint8Array.from(at, (i) => table.bad[rows[i]!]!)
  const weight = table.weight && Float64Array.from(at, (i) => table.weight![rows[i]!]!)
  const pick = (from: Float64Array) => Float64Array.from(at, (i) => from[i]!)
  const [own, without] = [pair.own, pair.without].map(({ score, pd }) => ({
    score: pick(score),
    pd: pick(pd),
  })) as [Scored, Scored]
  const auc = ({ score }: Scored) =>
    weight ? weightedCurve(score, bad, weight).auc : delong(score, bad).auc
  const found = { auc: auc(own), withoutSegments: auc(without) }
  const told = weight
    ? byFolds(
        { own, without, bad, weight },
        Int32Array.from(at, (i) => fold[i]!),
      )
    : byDelong(own.score, without.score, bad)
  return {
    ...found,
    difference: weight ? found.auc - found.withoutSegments : told.difference,
    standardError: finite(told.standardError),
    margin: finite(told.margin),
    by: weight ? 'folds' : 'delong',
    brier: brier(own.pd, bad, weight),
    brierWithoutSegments: brier(without.pd, bad, weight),
  }
}

const finite = (value: number) => (Number.isFinite(value) ? value : null)

function byDelong(own: Float64Array, without: Float64Array, bad: Uint8Array) {
  const told = delongDifference(own, without, bad)
  return { ...told, margin: twoSidedZ(0.05) * told.standardError }
}

type Scored = { score: Float64Array; pd: Float64Array }

/**
 * Standard error of the mean of the folds' differences, with what their common training rows add (Nadeau
 * and Bengio 2003), and its margin by Student's t.
 */
function byFolds(
  {
    own,
    without,
    bad,
    weight,
  }: { own: Scored; without: Scored; bad: Uint8Array; weight: Float64Array },
  fold: Int32Array,
): { difference: number; standardError: number; margin: number } {
  const differences = [...new Set(fold)].flatMap((one) => {
    const at = [...fold.keys()].filter((i) => fold[i] === one)
    const ofFold = Uint8Array.from(at, (i) => bad[i]!)
    if (new Set(ofFold).size < 2) return []
    const w = Float64Array.from(at, (i) => weight[i]!)
    const auc = ({ score }: Scored) =>
      weightedCurve(
        Float64Array.from(at, (i) => score[i]!),
        ofFold,
        w,
      ).auc
    return [auc(own) - auc(without)]
  })
  const n = differences.length
  const mean = differences.reduce((sum, d) => sum + d, 0) / n
  const sd = Math.sqrt(differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (n - 1))
  const standardError = n > 1 ? sd * Math.sqrt(1 / n + 1 / (n - 1)) : Number.NaN
  return { difference: mean, standardError, margin: t95(n - 1) * standardError }
}

/** Whether segments pay, in words: beyond what chance does in one of twenty. */
export function verdictOf({ difference, margin }: Compared): string {
  if (margin === null) return 'too few rows to tell whether segments pay'
  if (Math.abs(difference) <= margin)
    return 'no more than chance: these rows do not tell whether segments pay'
  return difference > 0 ? 'segments pay' : 'segments cost: one model does better'
}
