import type { Model } from '../document.ts'
import { conditionText } from './condition.ts'
import type { SegmentComparison } from './model.ts'

/** What segments came to; figures are of held-back rows, null where these lack a class. */
export interface SegmentsReport {
  segments: SegmentReport[]
  /** Beside one scorecard of all rows on the same folds; null where no row was held back. */
  comparison: SegmentComparison | null
}

export interface SegmentReport {
  name: string
  /** In words. */
  condition: string
  rows: number
  bads: number
  /** Too few rows to learn from: scored by a card of all rows. */
  whole: boolean
  characteristics: number
  auc: number | null
  aucStandardError: number | null
  gini: number | null
  ks: number | null
  brier: number | null
}

/** Of a model without segments: null. */
export function segmentsReport(model: Model): SegmentsReport | null {
  if (model.kind !== 'segmented') return null
  return {
    segments: model.segments.map(({ name, when, rows, bads, whole, card }) => {
      const { heldBack } = card.metrics
      return {
        name,
        condition: conditionText(when),
        rows,
        bads,
        whole: whole === true,
        characteristics: card.characteristics.length,
        auc: heldBack?.auc ?? null,
        aucStandardError: heldBack?.aucStandardError ?? null,
        gini: heldBack?.gini ?? null,
        ks: heldBack?.ks ?? null,
        brier: heldBack?.brier ?? null,
      }
    }),
    comparison: model.comparison ?? null,
  }
}
