import { auc } from '../../stats/auc.ts'
import { cardsOf, termName } from '../cards.ts'
import type { Card, Model } from '../document.ts'
import type { MeanContribution } from '../metrics.ts'
import { rowsOfSegment, scoreRows } from '../score_rows.ts'
import type { Segment } from '../segmented/model.ts'
import { addPair, pointsOfRows } from './score_table.ts'
import { type Table, takeRows } from './table.ts'

/** AUC lost where everyone gets the same points of a term. */
export type Contribution = { term: string; aucLost: number }

const MOST_ROWS = 50_000

/**
 * What each term of the model adds to the AUC of these rows: the AUC less that of the score with its mean
 * points for every row of its segment, the other terms as they are. Of very many rows every so manieth is measured. Empty where the
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
  const { score } = scoreRows(model, part)
  const whole = auc(score, part.bad)
  return cardsOf(model).flatMap(({ segment, card }, number) => {
    const rows = segment ? rowsOfSegment(part, number) : null
    const own = rows ? takeRows(part, rows) : part
    return pointsOfTerms(card, own, segment).map(({ term, points, mean }) => {
      const without = score.slice()
      points.forEach((given, i) => {
        without[rows?.[i] ?? i]! -= given - mean
      })
      return { term, aucLost: whole - auc(without, part.bad) }
    })
  })
}

const pointsOfTerms = (card: Card, rows: Table, segment: Segment | null) => [
  ...card.characteristics.map((c) => ({
    term: termName(segment, c.feature),
    points: pointsOfRows(c, rows),
    mean: c.meanPoints,
  })),
  ...(card.kind === 'additive' ? card.pairs : []).map((pair) => {
    const points = new Float64Array(rows.bad.length)
    addPair(points, pair, rows)
    return { term: pair.name, points, mean: pair.meanPoints }
  }),
]

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
