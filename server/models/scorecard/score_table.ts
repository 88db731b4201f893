import type { Scorecard } from './model.ts'
import { binOf } from './route.ts'
import { pdOfScore } from './scaling.ts'
import type { Table } from './table.ts'

/** Score and PD of every row. Throws where the table lacks a feature of the model. */
export function scoreTable(
  model: Scorecard,
  table: Pick<Table, 'columns'>,
  rows: number,
): { score: Float64Array; pd: Float64Array } {
  const score = new Float64Array(rows).fill(model.basePoints)
  for (const characteristic of model.characteristics) {
    const column = table.columns.find((c) => c.name === characteristic.feature)
    if (!column) throw new Error(`missing feature: ${characteristic.feature}`)
    for (let row = 0; row < rows; row++) {
      const bin = characteristic.bins[binOf(characteristic, column.values[row])]
      score[row]! += bin ? bin.points : characteristic.pointsUnseen
    }
  }
  return { score, pd: score.map((s) => pdOfScore(s, model.scaling)) }
}
