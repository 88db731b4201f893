import { metricsOf } from '../metrics.ts'
import type { Predictions } from '../scorecard/cross_validate.ts'
import type { Table } from '../scorecard/table.ts'
import type { Segmented } from './model.ts'

/** Writes into the card of each segment its figures of the segment's held-back rows, where these have both classes. */
export function judgeSegments(
  { segments, metrics: { heldBack } }: Segmented,
  table: Table,
  predictions: Predictions,
): void {
  const { rows, score, pd } = predictions
  segments.forEach(({ card }, number) => {
    const at = [...rows.keys()].filter((i) => table.segment?.[rows[i]!] === number)
    const bad = Uint8Array.from(at, (i) => table.bad[rows[i]!]!)
    if (new Set(bad).size < 2 || !heldBack) return
    const pick = (from: Float64Array) => Float64Array.from(at, (i) => from[i]!)
    const weight = table.weight && Float64Array.from(at, (i) => table.weight![rows[i]!]!)
    card.metrics.heldBack = {
      ...metricsOf(pick(score), pick(pd), bad, weight),
      method: heldBack.method,
      folds: [],
      aucMean: null,
      aucSd: null,
      aucMeanStandardError: null,
    }
  })
}
