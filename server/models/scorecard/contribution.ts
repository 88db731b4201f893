import { auc } from '../../stats/auc.ts'
import type { Model } from '../document.ts'
import type { MeanContribution } from '../metrics.ts'
import { addPair, pointsOfRows } from './score_table.ts'
import { type Table, takeRows } from './table.ts'

/** AUC lost where everyone gets the same points of a term. */
export type Contribution = { term: string; aucLost: number }

const MOST_ROWS = 50_000

/**
 * What each term of the model adds to the AUC of these rows: the AUC less that of the score without its
 * points, the other terms as they are. Of very many rows every so manieth is measured. Empty where the
 * rows lack a class.
 */
export function contributions(model: Model, table: Table): Contribution[] {
  const every = Math.ceil(table.bad.length / MOST_ROWS)
  const part =
    every > 1
      ? takeRows(
          table,
          Array.from({ length: Math.floor(table.bad.length / every) }, (_, i) => i * every),
        )
      : table
  const bads = part.bad.reduce((sum, b) => sum + b, 0)
  if (bads === 0 || bads === part.bad.length) return []
  const terms = [
    ...model.characteristics.map((c) => ({ term: c.feature, points: pointsOfRows(c, part) })),
    ...(model.kind === 'additive' ? model.pairs : []).map((pair) => {
      const points = new Float64Array(part.bad.length)
      addPair(points, pair, part)
      return { term: pair.name, points }
    }),
  ]
  const score = new Float64Array(part.bad.length)
  for (const { points } of terms)
    for (let row = 0; row < score.length; row++) score[row]! += points[row]!
  const whole = auc(score, part.bad)
  return terms.map(({ term, points }) => ({
    term,
    aucLost:
      whole -
      auc(
        score.map((s, row) => s - points[row]!),
        part.bad,
      ),
  }))
}

/** Mean by term over the folds that have it, the most first. */
export function meanContributions(folds: readonly (readonly Contribution[])[]): MeanContribution[] {
  const byTerm = new Map<string, number[]>()
  for (const { term, aucLost } of folds.flat())
    byTerm.set(term, [...(byTerm.get(term) ?? []), aucLost])
  return [...byTerm]
    .map(([term, lost]) => ({
      term,
      aucLost: lost.reduce((sum, one) => sum + one, 0) / lost.length,
      folds: lost.length,
    }))
    .sort((a, b) => b.aucLost - a.aucLost || (a.term < b.term ? -1 : 1))
}
