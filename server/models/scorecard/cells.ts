import { type Ascending, ascending, countUpTo } from './ascending.ts'
import { nextDouble } from './next_double.ts'
import type { Ranks } from './ranks.ts'

/**
 * Cells for a column of very many rows: stretches of numbers so narrow that whatever is cut later may
 * be cut between them. They are made from a sample without looking at outcomes, then each row is put
 * in its cell as it comes by, so that the numbers themselves need not be kept.
 */
export type Cells = { bounds: Ascending; least: Float64Array; highest: Float64Array }

const MOST_CELLS = 1024

/**
 * Bounds of at most about 1,024 cells: quantiles of the sample, each distinct value where these are
 * few. A value that fills a cell by itself, and every special value, is a cell of its own. NaN is
 * passed over.
 */
export function cellsOf(sample: Float64Array, special: readonly number[]): Cells {
  const sorted = sample.slice().sort()
  let rows = sorted.length
  while (rows > 0 && Number.isNaN(sorted[rows - 1]!)) rows--
  const most = Math.ceil(rows / MOST_CELLS)
  const bounds = new Set<number>()
  for (const value of special)
    if (!Number.isNaN(value)) bounds.add(value + 0).add(nextDouble(value))
  let filled = 0
  for (let start = 0; start < rows; ) {
    const value = sorted[start]!
    let end = start + 1
    while (end < rows && sorted[end] === value) end++
    const alone = end - start >= most
    if (alone || filled === 0) bounds.add(value + 0)
    filled += end - start
    if (alone) bounds.add(nextDouble(value))
    if (alone || filled >= most) filled = 0
    start = end
  }
  bounds.delete(Number.NEGATIVE_INFINITY)
  // Below the least bound is a cell too.
  const count = bounds.size + 1
  return {
    bounds: ascending(Float64Array.from(bounds).sort()),
    least: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    highest: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
  }
}

/**
 * Notes the cells of numbers in `places`, from row `first` on, those of NaN as one more than there are.
 * Each cell's least and greatest value are kept.
 */
export function placeInCells(
  { bounds, least, highest }: Cells,
  numbers: Float64Array,
  places: Uint16Array,
  first: number,
): void {
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row]!
    if (Number.isNaN(value)) {
      places[first + row] = least.length
      continue
    }
    const cell = countUpTo(bounds, value)
    if (value < least[cell]!) least[cell] = value + 0
    if (value > highest[cell]!) highest[cell] = value + 0
    places[first + row] = cell
  }
}

/** The column's order from the cells that have rows; the cells in `places` become places among these. */
export function ranksOfCells({ least, highest }: Cells, places: Uint16Array): Ranks {
  const placeOf = new Uint16Array(least.length + 1)
  const kept: number[] = []
  least.forEach((value, cell) => {
    if (value > highest[cell]!) return
    placeOf[cell] = kept.push(cell) - 1
  })
  placeOf[least.length] = kept.length
  if (kept.length < least.length)
    for (let row = 0; row < places.length; row++) places[row] = placeOf[places[row]!]!
  return {
    distinct: Float64Array.from(kept, (cell) => least[cell]!),
    highest: Float64Array.from(kept, (cell) => highest[cell]!),
    places,
  }
}
