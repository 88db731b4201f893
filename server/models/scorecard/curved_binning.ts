import { twoSidedZ } from '../../stats/normal.ts'
import type { Cells } from './binning_cells.ts'
import type { BinningOptions } from './optimal_binning.ts'

type CurvedOptions = BinningOptions & {
  minBins: number
  maxBins: number
  trend: 'concave' | 'convex'
}

/**
 * The best partition whose rates are concave or convex over the bins, as the starts of its bins; null
 * where none obeys the limits. A step is judged by the one before it, so a state is the last two bins:
 * `best(h, i, j, m)` is the most that m bins can give of which the last two are h to i - 1 and i to j.
 * O(n^4 * maxBins / 24): 64 prebins take a tenth of a second.
 */
export function solveCurved(cells: Cells, options: CurvedOptions): number[] | null {
  const { n, worth, allowed } = cells
  const { minBins, maxBins, binPenalty = 0 } = options
  const depth = maxBins + 1
  // h is n where the bin i to j is the first.
  const at = (h: number, i: number, j: number) => ((h * n + i) * n + j) * depth
  const best = new Float64Array((n + 1) * n * n * depth).fill(Number.NEGATIVE_INFINITY)
  const from = new Int32Array(best.length).fill(-1)
  const neighbours = neighbourTest(cells, options)
  const reach = (to: number, source: number, gain: number) => {
    for (let m = 1; m < maxBins; m++) {
      const sum = best[source + m]! + gain
      if (sum > best[to + m + 1]!) {
        best[to + m + 1] = sum
        from[to + m + 1] = source + m
      }
    }
  }
  for (let j = 0; j < n; j++) {
    if (allowed[j]) best[at(n, 0, j) + 1] = worth[j]! - binPenalty
    for (let i = 1; i <= j; i++) {
      const cell = i * n + j
      if (!allowed[cell]) continue
      const gain = worth[cell]! - binPenalty
      for (let h = 0; h < i; h++) {
        const before = h * n + i - 1
        if (!allowed[before] || !neighbours(before, cell)) continue
        const to = at(h, i, j)
        if (h === 0) reach(to, at(n, 0, i - 1), gain)
        for (let g = 0; g < h; g++)
          if (bends(cells, options.trend, g * n + h - 1, before, cell))
            reach(to, at(g, h, i - 1), gain)
      }
    }
  }
  let chosen = -1
  let most = Number.NEGATIVE_INFINITY
  for (let m = minBins; m <= maxBins; m++)
    for (let h = 0; h <= n; h++)
      for (let i = 0; i < n; i++) {
        const end = at(h, i, n - 1) + m
        if (best[end]! > most + 1e-12) {
          most = best[end]!
          chosen = end
        }
      }
  return chosen < 0 ? null : trace(from, chosen, n, depth)
}

/** Whether the step to the last bin is not above (concave) or not below (convex) the step before it. */
function bends(
  { smoothRate }: Cells,
  trend: 'concave' | 'convex',
  first: number,
  second: number,
  third: number,
): boolean {
  const change = smoothRate[third]! - 2 * smoothRate[second]! + smoothRate[first]!
  // Rounding must not refuse equal steps.
  return trend === 'concave' ? change <= 1e-12 : change >= -1e-12
}

function neighbourTest(
  { smoothRate, squaredZ }: Cells,
  { minGap = 0, maxPValue = 1 }: BinningOptions,
): (before: number, cell: number) => boolean {
  const z2 = maxPValue >= 1 ? 0 : twoSidedZ(maxPValue) ** 2
  return (before, cell) =>
    Math.abs(smoothRate[cell]! - smoothRate[before]!) >= minGap &&
    (z2 === 0 || squaredZ(before, cell) >= z2)
}

function trace(from: Int32Array, end: number, n: number, depth: number): number[] {
  const starts: number[] = []
  for (let state = end; state >= 0; state = from[state]!)
    starts.unshift(Math.floor(Math.floor(state / depth) / n) % n)
  return starts
}
