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

/** Points of each place of the column. */
function pointsByPlace(characteristic: Characteristic, column: Column): Float64Array {
  const { bins, pointsUnseen } = characteristic
  return Float64Array.from(
    binsByPlace(characteristic, column),
    (bin) => bins[bin]?.points ?? pointsUnseen,
  )
}

/** The bin of each place of the column, -1 where none holds it: each distinct value is routed once, not once a row. */
export function binsByPlace(characteristic: Characteristic, column: Column): Int16Array {
  const values = column.type === 'number' ? column.ranks.distinct : column.levels.texts
  const places = new Int16Array(values.length + 2).fill(-1)
  const route = column.type === 'category' ? routeTexts(characteristic) : undefined
  values.forEach((value, place) => {
    places[place] = route ? route(value as string) : binOf(characteristic, value)
  })
  places[values.length] = binOf(characteristic, null)
  return places
}

/** `binOf` for very many texts. */
function routeTexts({ bins }: Characteristic): (text: string) => number {
  const known = new Map<string, number>()
  bins.forEach((bin, i) => {
    if (bin.kind === 'values') for (const value of bin.values) known.set(String(value), i)
  })
  return (text) => known.get(text) ?? -1
}
