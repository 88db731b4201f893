import { twoSidedZ } from '../../stats/normal.ts'
import { type Cells, cellsOf } from './binning_cells.ts'
import { solveCurved } from './curved_binning.ts'

/**
 * The shape the bad rate keeps over the ordered bins. A peak or a valley may lie at an end. Concave: no
 * step from bin to bin is above the one before it; convex: none is below.
 */
export type Trend = 'ascending' | 'descending' | 'peak' | 'valley' | 'concave' | 'convex' | 'none'

export type BinningOptions = {
  /**
   * `auto` solves every trend and takes the largest IV after `turnPenalty`; `shaped` does so without
   * `none`. Default `auto`. Concave and convex must be asked for: every concave shape is a peak and
   * every convex one a valley, so among all of them they never win.
   */
  trend?: Trend | 'auto' | 'shaped'
  minBins?: number
  maxBins?: number
  /** Least share of the population's rows in a bin, 0 to 1. */
  minShare?: number
  minBad?: number
  minGood?: number
  /**
   * A bin may have fewer where its rows, at the population's rate, would have at least so many: that it has
   * fewer is no luck then. Default: never.
   */
  enoughExpected?: number
  /** Least difference of the bad rates of neighbours, 0 to 1. */
  minGap?: number
  /** Neighbours must differ in bad rate with at most this two-sided p-value (pooled two-sample z test). */
  maxPValue?: number
  /** Taken from the IV for each bin, so that a further bin must earn it. Default 0. */
  binPenalty?: number
  /** Taken from the IV for each turn a shape may make, where shapes compete: peak and valley 1, none 3. */
  turnPenalty?: number
  /** Goods and bads of the population, where the prebins are not all of it. Default: their sums. */
  totalGood?: number
  totalBad?: number
}

export type Partition = {
  trend: Trend
  /** Index of the first prebin of each bin, from 0. */
  starts: number[]
  /** Sum over these bins of (%good - %bad) * WoE. */
  iv: number
  /** False where no partition obeys the limits: then all prebins are one bin. */
  feasible: boolean
}

// States of a growing partition by the shape so far. A peak that has not turned yet is `rising`.
const rising = 0
const falling = 1
const fallingAfterPeak = 2
const risingAfterValley = 3
const any = 4
const states = 5

type Competing = Exclude<Trend, 'concave' | 'convex'>

const endsOf: Record<Competing, number[]> = {
  ascending: [rising],
  descending: [falling],
  peak: [rising, fallingAfterPeak],
  valley: [falling, risingAfterValley],
  none: [any],
}
const turnsOf: Record<Competing, number> = {
  ascending: 0,
  descending: 0,
  peak: 1,
  valley: 1,
  none: 3,
}
// Simpler shapes first: an equal IV goes to the simpler one.
const trends: Competing[] = ['ascending', 'descending', 'peak', 'valley', 'none']

/**
 * The partition of ordered prebins into neighbouring bins with the largest information value that
 * keeps the trend and the limits: exact, by dynamic programming. `best(i, j)` is the most a partition
 * of prebins 0 to j can give whose last bin is i to j; it extends only a last bin k to i - 1 that
 * stands in the asked relation. One pass of O(n^3 * maxBins) serves all trends; 64 prebins take
 * milliseconds. `good` and `bad` are counts by prebin.
 */
export function optimalBinning(
  good: ArrayLike<number>,
  bad: ArrayLike<number>,
  options: BinningOptions = {},
): Partition {
  if (good.length === 0 || good.length !== bad.length)
    throw new Error(`invalid prebins; ${good.length} counts of good, ${bad.length} of bad`)
  return partitionCells(cellsOf(good, bad, options), options)
}

/** The partition of the prebins that these cells are made of with the largest sum of worths. */
export function partitionCells(cells: Cells, options: BinningOptions): Partition {
  const { n } = cells
  const wanted = options.trend ?? 'auto'
  const maxBins = Math.min(options.maxBins ?? n, n)
  const minBins = options.minBins ?? 1
  if (!(minBins >= 1 && minBins <= (options.maxBins ?? Number.POSITIVE_INFINITY)))
    throw new Error(`invalid minBins; not 1 to maxBins ${options.maxBins}: ${minBins}`)
  if (wanted === 'concave' || wanted === 'convex') {
    const starts = solveCurved(cells, { ...options, minBins, maxBins, trend: wanted })
    const feasible = starts !== null
    return { trend: wanted, starts: starts ?? [0], iv: ivOf(cells, n, starts ?? [0]), feasible }
  }
  const compete = wanted === 'auto' ? trends : wanted === 'shaped' ? trends.slice(0, -1) : [wanted]
  const { value, from } = solve(cells, n, maxBins, {
    ...options,
    passed: compete.flatMap((trend) => endsOf[trend]),
  })

  let chosen: Partition | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const trend of compete) {
    const turns = compete.length > 1 ? turnsOf[trend] : 0
    for (const state of endsOf[trend]) {
      for (let m = minBins; m <= maxBins; m++) {
        for (let i = 0; i < n; i++) {
          const at = ((i * n + n - 1) * states + state) * (maxBins + 1) + m
          const worth = value[at]! - turns * (options.turnPenalty ?? 0)
          // A gain within rounding is no gain: the simpler shape and the fewer bins stay.
          if (worth > most + 1e-12) {
            most = worth
            const starts = trace(from, n, maxBins, at)
            chosen = { trend, starts, iv: ivOf(cells, n, starts), feasible: true }
          }
        }
      }
    }
  }
  return (
    chosen ?? {
      trend: wanted === 'auto' || wanted === 'shaped' ? 'none' : wanted,
      starts: [0],
      iv: ivOf(cells, n, [0]),
      feasible: false,
    }
  )
}

function solve(
  cells: Cells,
  n: number,
  maxBins: number,
  {
    minGap = 0,
    maxPValue = 1,
    binPenalty = 0,
    passed,
  }: BinningOptions & {
    /** The states that the shapes asked for pass through. */
    passed: readonly number[]
  },
) {
  const depth = maxBins + 1
  const value = new Float64Array(n * n * states * depth).fill(Number.NEGATIVE_INFINITY)
  const from = new Int32Array(value.length).fill(-1)
  // By cell and state: no partition has more bins than this.
  const deepest = new Uint16Array(n * n * states)
  const passes = Array.from({ length: states }, (_, state) => passed.includes(state))
  const z2 = maxPValue >= 1 ? 0 : twoSidedZ(maxPValue) ** 2
  const reach = (to: number, source: number, gain: number) => {
    const most = Math.min(deepest[source]!, maxBins - 1)
    if (most === 0) return
    if (most >= deepest[to]!) deepest[to] = most + 1
    for (let m = 1; m <= most; m++) {
      const worth = value[source * depth + m]! + gain
      if (worth > value[to * depth + m + 1]!) {
        value[to * depth + m + 1] = worth
        from[to * depth + m + 1] = source * depth + m
      }
    }
  }
  for (let j = 0; j < n; j++) {
    for (let i = 0; i <= j; i++) {
      const cell = i * n + j
      if (!cells.allowed[cell]) continue
      const gain = cells.worth[cell]! - binPenalty
      const to = cell * states
      if (i === 0)
        for (const state of [rising, falling, any]) {
          value[(to + state) * depth + 1] = gain
          deepest[to + state] = 1
        }
      for (let k = 0; k < i; k++) {
        const before = k * n + i - 1
        if (!cells.allowed[before]) continue
        const difference = cells.smoothRate[cell]! - cells.smoothRate[before]!
        const up = difference >= minGap
        const down = -difference >= minGap
        if (!(up || down) || (z2 > 0 && cells.squaredZ(before, cell) < z2)) continue
        const source = before * states
        if (passes[any]) reach(to + any, source + any, gain)
        if (up && passes[rising]) reach(to + rising, source + rising, gain)
        if (up && passes[risingAfterValley]) {
          reach(to + risingAfterValley, source + falling, gain)
          reach(to + risingAfterValley, source + risingAfterValley, gain)
        }
        if (down && passes[falling]) reach(to + falling, source + falling, gain)
        if (down && passes[fallingAfterPeak]) {
          reach(to + fallingAfterPeak, source + rising, gain)
          reach(to + fallingAfterPeak, source + fallingAfterPeak, gain)
        }
      }
    }
  }
  return { value, from }
}

function trace(from: Int32Array, n: number, maxBins: number, end: number): number[] {
  const starts: number[] = []
  for (let at = end; at >= 0; at = from[at]!)
    starts.unshift(Math.floor(Math.floor(at / (maxBins + 1) / states) / n))
  return starts
}

function ivOf(cells: Cells, n: number, starts: number[]): number {
  return starts.reduce((total, start, b) => {
    const end = (starts[b + 1] ?? n) - 1
    return total + cells.worth[start * n + end]!
  }, 0)
}
