import { ivOfBin } from '../../stats/iv.ts'
import type { BinningOptions } from './optimal_binning.ts'

/** All bins that neighbouring prebins can make, by i * n + j. */
export type Cells = {
  n: number
  /** What the bin of prebins i to j is worth, whether it obeys the limits, its rows and bad rates. */
  worth: Float64Array
  allowed: Uint8Array
  rows: Float64Array
  rate: Float64Array
  /** With half a count where a cell is empty, as in WoE: then WoE keeps the trend too. */
  smoothRate: Float64Array
  /** Squared z statistic of the difference of two cells' rates. */
  squaredZ(a: number, b: number): number
}

/** Bins of goods and bads: worth the information value. */
export function cellsOf(
  good: ArrayLike<number>,
  bad: ArrayLike<number>,
  options: BinningOptions,
): Cells {
  const { minShare = 0, minBad = 0, minGood = 0 } = options
  const n = good.length
  const goods = options.totalGood ?? sum(good)
  const bads = options.totalBad ?? sum(bad)
  const minRows = minShare * (goods + bads)
  const { enoughExpected = Number.POSITIVE_INFINITY } = options
  const enough = (count: number, least: number, rows: number, all: number) =>
    count >= least || (rows * all) / (goods + bads) >= enoughExpected
  const cells: Cells = {
    n,
    squaredZ: (a, b) => squaredZ(cells, a, b),
    worth: new Float64Array(n * n),
    allowed: new Uint8Array(n * n),
    rows: new Float64Array(n * n),
    rate: new Float64Array(n * n),
    smoothRate: new Float64Array(n * n),
  }
  for (let i = 0; i < n; i++) {
    let g = 0
    let b = 0
    for (let j = i; j < n; j++) {
      g += good[j]!
      b += bad[j]!
      const at = i * n + j
      cells.worth[at] = goods > 0 && bads > 0 ? ivOfBin(g, b, goods, bads) : 0
      const rows = g + b
      const both = enough(b, minBad, rows, bads) && enough(g, minGood, rows, goods)
      cells.allowed[at] = rows >= minRows && rows > 0 && both ? 1 : 0
      cells.rows[at] = rows
      cells.rate[at] = b / rows
      cells.smoothRate[at] = (b || 0.5) / ((g || 0.5) + (b || 0.5))
    }
  }
  return cells
}

/** Squared z statistic of two bad rates with the pooled variance; the same as chi-square of the 2 x 2 table. */
function squaredZ(cells: Pick<Cells, 'rate' | 'rows'>, a: number, b: number): number {
  const rowsA = cells.rows[a]!
  const rowsB = cells.rows[b]!
  const pooled = (cells.rate[a]! * rowsA + cells.rate[b]! * rowsB) / (rowsA + rowsB)
  const variance = pooled * (1 - pooled) * (1 / rowsA + 1 / rowsB)
  return variance > 0 ? (cells.rate[a]! - cells.rate[b]!) ** 2 / variance : 0
}

function sum(counts: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i]!
  return total
}
