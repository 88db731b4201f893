import type { Model } from './document.ts'
import { pdOf } from './scorecard/calibration.ts'
import { scoreTable } from './scorecard/score_table.ts'
import { type Table, takeRows } from './scorecard/table.ts'

/** Score and PD of every row, by the card of its segment. Throws where the table lacks a feature. */
export function scoreRows(model: Model, table: Table): { score: Float64Array; pd: Float64Array } {
  if (model.kind !== 'segmented') return scoreTable(model, table, table.bad.length)
  const score = new Float64Array(table.bad.length)
  model.segments.forEach(({ card }, segment) => {
    const rows = rowsOfSegment(table, segment)
    const used = new Set(card.features)
    const columns = table.columns.filter(({ name }) => used.has(name))
    const part = scoreTable(card, takeRows({ ...table, columns }, rows), rows.length)
    rows.forEach((row, i) => {
      score[row] = part.score[i]!
    })
  })
  return { score, pd: score.map((s) => pdOf(s, model)) }
}

/** The rows of a segment, ascending. Throws where the table does not tell. */
export function rowsOfSegment({ segment, bad }: Table, wanted: number): Uint32Array {
  if (!segment) throw new Error('the table does not tell its segments')
  const rows = new Uint32Array(bad.length)
  let n = 0
  for (let row = 0; row < rows.length; row++) if (segment[row] === wanted) rows[n++] = row
  return rows.slice(0, n)
}
