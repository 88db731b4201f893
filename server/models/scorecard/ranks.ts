import { ascending, countUpTo } from './ascending.ts'

/** Per row the place of its value; 16 bits where they are enough. */
export type Places = Uint32Array | Uint16Array

/**
 * The order of a column of numbers: its distinct values, ascending (-0 is 0), and per row the place of
 * its value among them; `distinct.length` is the place of NaN. Some of the rows have an order too:
 * the same distinct values and the places of those rows, so that nothing is sorted again.
 *
 * Of very many rows the places may be those of cells (`cells.ts`): `distinct` then has the least value
 * of each cell and `highest` the greatest.
 */
export type Ranks = { distinct: Float64Array; places: Places; highest?: Float64Array }

export function rank(values: Float64Array): Ranks {
  const sorted = values.slice().sort()
  let count = 0
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i]!
    // NaN comes last, and is equal to nothing.
    if (Number.isNaN(value)) break
    if (count === 0 || value !== sorted[count - 1]) sorted[count++] = value
  }
  const distinct = sorted.slice(0, count)
  const numbers = ascending(distinct)
  const places = count < 65_535 ? new Uint16Array(values.length) : new Uint32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    places[row] = Number.isNaN(value) ? count : countUpTo(numbers, value) - 1
  }
  return { distinct, places }
}

/** How many rows have each place; the last count is that of NaN. */
export function countPlaces({ distinct, places }: Ranks): Uint32Array {
  const counts = new Uint32Array(distinct.length + 1)
  for (let row = 0; row < places.length; row++) counts[places[row]!]!++
  return counts
}
