import type { Additive, Axis } from '../additive/model.ts'
import { pdOf } from './calibration.ts'
import type { Characteristic, Scorecard } from './model.ts'
import { pointsAt } from './points.ts'
import type { Places } from './ranks.ts'
import { binOf, type Routed } from './route.ts'
import { type Column, placesOf, type Table } from './table.ts'

/** Score and PD of every row. Throws where the table lacks a feature of the model. */
export function scoreTable(
  model: Scorecard | Additive,
  table: Pick<Table, 'columns'>,
  rows: number,
): { score: Float64Array; pd: Float64Array } {
  const score = new Float64Array(rows).fill(model.basePoints)
  for (const characteristic of model.characteristics) {
    const column = columnOf(table, characteristic.feature)
    const points = pointsByPlace(characteristic, column)
    const places = placesOf(column)
    for (let row = 0; row < rows; row++) score[row]! += points[places[row]!]!
  }
  if (model.kind === 'additive') for (const pair of model.pairs) addPair(score, pair, table)
  return { score, pd: score.map((s) => pdOf(s, model)) }
}

function columnOf({ columns }: Pick<Table, 'columns'>, feature: string): Column {
  const column = columns.find((c) => c.name === feature)
  if (!column) throw new Error(`missing feature: ${feature}`)
  return column
}

/** Adds a pair's points to the score of each row. */
export function addPair(
  score: Float64Array,
  { axes, points }: { axes: [Axis, Axis]; points: number[][] },
  table: Pick<Table, 'columns'>,
): void {
  const [first, second] = axes.map((axis) => {
    const column = columnOf(table, axis.feature)
    return { bins: binsByPlace(axis, column), places: placesOf(column) }
  }) as [{ bins: Int16Array; places: Places }, { bins: Int16Array; places: Places }]
  const width = axes[1].bins.length
  const cells = Float64Array.from(points.flat())
  for (let row = 0; row < score.length; row++) {
    const a = first.bins[first.places[row]!]!
    const b = second.bins[second.places[row]!]!
    if (a >= 0 && b >= 0) score[row]! += cells[a * width + b]!
  }
}

/** Points of each row by one characteristic. */
export function pointsOfRows(
  characteristic: Characteristic,
  table: Pick<Table, 'columns'>,
): Float64Array {
  const column = columnOf(table, characteristic.feature)
  const points = pointsByPlace(characteristic, column)
  return Float64Array.from(placesOf(column), (place) => points[place]!)
}

/** Points of each place of the column. */
function pointsByPlace(characteristic: Characteristic, column: Column): Float64Array {
  const { bins, pointsUnseen } = characteristic
  const values = column.type === 'number' ? column.ranks.distinct : column.levels.texts
  return Float64Array.from(binsByPlace(characteristic, column), (at, place) => {
    const bin = bins[at]
    return bin ? pointsAt(bin, values[place]) : pointsUnseen
  })
}

/** The bin of each place of the column, -1 where none holds it: each distinct value is routed once, not once a row. */
export function binsByPlace(characteristic: Routed, column: Column): Int16Array {
  const values = column.type === 'number' ? column.ranks.distinct : column.levels.texts
  const places = new Int16Array(values.length + 2).fill(-1)
  const route =
    column.type === 'category' ? routeTexts(characteristic) : routeRising(characteristic)
  values.forEach((value, place) => {
    places[place] = route(value as never)
  })
  places[values.length] = binOf(characteristic, null)
  return places
}

/** `binOf` for very many texts. */
function routeTexts({ bins }: Routed): (text: string) => number {
  const known = new Map<string, number>()
  bins.forEach((bin, i) => {
    if (bin.kind === 'values') for (const value of bin.values) known.set(String(value), i)
  })
  return (text) => known.get(text) ?? -1
}

/** `binOf` for numbers that come in rising order: ranges are walked along with them. */
function routeRising({ bins }: Routed): (value: number) => number {
  const listed = new Map<number, number>()
  const ranges = bins.flatMap((bin, i) => (bin.kind === 'range' ? [{ ...bin, i }] : []))
  bins.forEach((bin, i) => {
    if (bin.kind !== 'values') return
    for (const value of bin.values)
      if (typeof value === 'number' && !listed.has(value)) listed.set(value, i)
  })
  let at = 0
  return (value) => {
    const found = listed.get(value)
    if (found !== undefined) return found
    while (at < ranges.length - 1 && value >= ranges[at]!.upper!) at++
    return ranges[at]?.i ?? -1
  }
}
