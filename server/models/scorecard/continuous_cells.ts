import type { Cells } from './binning_cells.ts'
import type { BinningOptions } from './optimal_binning.ts'

/** Sums of a continuous target by prebin: how many rows, and their values and squares added up. */
export type Sums = {
  rows: ArrayLike<number>
  sum: ArrayLike<number>
  squares: ArrayLike<number>
}

/**
 * Bins of a continuous target, such as a loss given default or an amount: worth the share of the
 * target's variance that they explain, so a partition's worth is its R squared, 0 to 1. Trends hold for
 * the means; neighbours differ by the z statistic of two means with their own variances (Welch).
 * `partitionCells` finds the best partition. `minBad` and `minGood` do not apply.
 */
export function continuousCells(
  { rows, sum, squares }: Sums,
  { minShare = 0 }: BinningOptions = {},
): Cells {
  const n = rows.length
  const all = [rows, sum, squares].map((values) => Array.from(values).reduce((a, b) => a + b, 0))
  const [total, totalSum, totalSquares] = all as [number, number, number]
  const mean = totalSum / total
  const variation = totalSquares - total * mean * mean
  const cell = () => new Float64Array(n * n)
  const variance = cell()
  const cells: Cells = {
    n,
    worth: cell(),
    allowed: new Uint8Array(n * n),
    rows: cell(),
    rate: cell(),
    smoothRate: cell(),
    squaredZ: (a, b) => {
      const error = variance[a]! / cells.rows[a]! + variance[b]! / cells.rows[b]!
      return error > 0 ? (cells.rate[a]! - cells.rate[b]!) ** 2 / error : Number.POSITIVE_INFINITY
    },
  }
  for (let i = 0; i < n; i++) {
    let [count, value, square] = [0, 0, 0]
    for (let j = i; j < n; j++) {
      count += rows[j]!
      value += sum[j]!
      square += squares[j]!
      const at = i * n + j
      const own = count > 0 ? value / count : mean
      cells.rows[at] = count
      cells.rate[at] = own
      cells.smoothRate[at] = own
      variance[at] = count > 1 ? Math.max(0, (square - count * own * own) / (count - 1)) : 0
      cells.worth[at] = variation > 0 ? (count * (own - mean) ** 2) / variation : 0
      cells.allowed[at] = count > 0 && count >= minShare * total ? 1 : 0
    }
  }
  return cells
}
