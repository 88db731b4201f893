import type { Characteristic, Scorecard } from './model.ts'
import { binOf } from './route.ts'
import { pdOfScore } from './scaling.ts'
import { type Column, placesOf, type Table } from './table.ts'

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
    const points = pointsByPlace(characteristic, column)
    const places = placesOf(column)
    for (let row = 0; row < rows; row++) score[row]! += points[places[row]!]!
  }
  return { score, pd: score.map((s) => pdOfScore(s, model.scaling)) }
}

/** Points of each place of the column: each distinct value finds its bin once, not once a row. */
function pointsByPlace(characteristic: Characteristic, column: Column): Float64Array {
  const { bins, pointsUnseen } = characteristic
  const pointsOf = (bin: number) => bins[bin]?.points ?? pointsUnseen
  const values = column.type === 'number' ? column.ranks.distinct : column.levels.texts
  const points = new Float64Array(values.length + 2).fill(pointsUnseen)
  const route = column.type === 'category' ? routeTexts(characteristic) : undefined
  values.forEach((value, place) => {
    points[place] = pointsOf(route ? route(value as string) : binOf(characteristic, value))
  })
  points[values.length] = pointsOf(binOf(characteristic, null))
  return points
}

/** `binOf` for very many texts. */
function routeTexts({ bins }: Characteristic): (text: string) => number {
  const known = new Map<string, number>()
  bins.forEach((bin, i) => {
    if (bin.kind === 'values') for (const value of bin.values) known.set(String(value), i)
  })
  return (text) => known.get(text) ?? -1
}
