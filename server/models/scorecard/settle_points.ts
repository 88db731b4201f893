import { isotonic } from '../../stats/isotonic.ts'
import { softplus } from '../../stats/softplus.ts'

/** Of a scorecard's bins: settled together, or coefficient times WoE. */
export const POINTS = ['settled', 'woe'] as const
export type Points = (typeof POINTS)[number]

/** The bins of one characteristic: which of them each row is in, and the log odds of good they begin with. */
export interface Term {
  /** By row, the place in `binOfCode` of its bin. */
  codes: ArrayLike<number>
  binOfCode: ArrayLike<number>
  /** Coefficient times WoE, which does not fall as WoE rises. */
  start: Float64Array
  woe: readonly number[]
  /** Bins whose WoE an analyst chose: they stay. */
  held: readonly boolean[]
}

/** How much information (sum of p(1 - p) over rows) holds each bin to where it began. */
export const HELD_BY = 300
// An analyst's bin: no evidence moves it.
const FIXED = 1e12
/** Share of the log likelihood: rows cannot tell the two apart. */
const NO_GAIN = 1e-6
/** More bins stay where they began: every two of them are counted together. */
const MOST_BINS = 2000

/**
 * Log odds of good by bin, all characteristics settled together: WoE tells what a bin says alone, and
 * one coefficient a characteristic cannot say that it tells less beside the others in some bins than in
 * the rest. They are those with the largest likelihood of the rows, less HELD_BY / 2 for each squared
 * step from where a bin began, among those that do not fall as WoE rises: by Newton's method, each step
 * the exact minimum of its quadratic, characteristic by characteristic (their bins are disjoint, so it
 * is an isotonic regression). So few rows leave WoE as it is.
 */
export function settlePoints(
  terms: readonly Term[],
  rows: { bad: Uint8Array; weight?: Float64Array | undefined },
  intercept: number,
): Float64Array[] {
  const begun = Float64Array.from([...terms.flatMap(({ start }) => [...start]), intercept])
  if (begun.length === 1 || begun.length > MOST_BINS) return terms.map(({ start }) => start)
  const blocks = blocksOf(terms)
  let best: Float64Array = begun
  let worth = Number.NEGATIVE_INFINITY
  let at = best
  for (let round = 0; round < 50; round++) {
    const local = quadraticAt(at, blocks, rows)
    const reached = local.logLikelihood - penalty(at, begun)
    if (reached < worth) {
      // A step too far: half of it, which does not fall either.
      at = at.map((value, i) => (best[i]! + value) / 2)
      continue
    }
    const isThere = reached - worth <= NO_GAIN * Math.abs(reached)
    worth = reached
    best = at
    at = minimum(local, { at, begun }, blocks)
    if (isThere) return blocks.map(({ first, past }) => at.slice(first, past))
  }
  return blocks.map(({ first, past }) => best.slice(first, past))
}

interface Block extends Term {
  /** Places of its bins among all bins. */
  first: number
  past: number
  /** By code, the place of its bin. */
  places: Uint16Array
  /** Bins by rising WoE. */
  order: number[]
}

function blocksOf(terms: readonly Term[]): Block[] {
  let past = 0
  return terms.map((term) => {
    const first = past
    past += term.start.length
    const order = [...term.woe.keys()].sort((a, b) => term.woe[a]! - term.woe[b]! || a - b)
    const places = Uint16Array.from(term.binOfCode, (bin) => first + bin)
    return { ...term, first, past, places, order }
  })
}

function penalty(at: Float64Array, begun: Float64Array): number {
  let sum = 0
  // The last is the intercept, which is free.
  for (let i = 0; i < at.length - 1; i++) sum += (at[i]! - begun[i]!) ** 2
  return (HELD_BY / 2) * sum
}

interface Quadratic {
  logLikelihood: number
  gradient: Float64Array
  /** Minus the second derivatives: of all bins and, last, the intercept, row by row. */
  information: Float64Array
}

/** The log likelihood of the rows about the log odds of bins: one pass over them. */
function quadraticAt(
  at: Float64Array,
  blocks: readonly Block[],
  { bad, weight }: { bad: Uint8Array; weight?: Float64Array | undefined },
): Quadratic {
  const n = at.length
  const gradient = new Float64Array(n)
  const information = new Float64Array(n * n)
  const inRow = new Uint16Array(blocks.length + 1)
  inRow[blocks.length] = n - 1
  let logLikelihood = 0
  for (let row = 0; row < bad.length; row++) {
    let logOdds = at[n - 1]!
    for (let j = 0; j < blocks.length; j++) {
      const { places, codes } = blocks[j]!
      const place = places[codes[row]!]!
      inRow[j] = place
      logOdds += at[place]!
    }
    const w = weight ? weight[row]! : 1
    const good = 1 / (1 + Math.exp(-logOdds))
    logLikelihood -= w * (bad[row] ? softplus(logOdds) : softplus(-logOdds))
    const residual = w * (1 - bad[row]! - good)
    const known = w * good * (1 - good)
    for (let j = 0; j < inRow.length; j++) {
      const from = inRow[j]! * n
      gradient[inRow[j]!]! += residual
      for (let k = j; k < inRow.length; k++) information[from + inRow[k]!]! += known
    }
  }
  // Characteristics come in the order of their places: only one half was counted.
  for (let i = 0; i < n; i++)
    for (let k = 0; k < i; k++) information[i * n + k] = information[k * n + i]!
  return { logLikelihood, gradient, information }
}

/** Where the quadratic with its penalty is least among log odds that do not fall as WoE rises. */
function minimum(
  { gradient, information }: Quadratic,
  { at, begun }: { at: Float64Array; begun: Float64Array },
  blocks: readonly Block[],
): Float64Array {
  const n = at.length
  const next = at.slice()
  const slope = gradient.slice()
  const move = (place: number, to: number): number => {
    const by = to - next[place]!
    if (by === 0) return 0
    next[place] = to
    for (let i = 0; i < n; i++) slope[i]! -= information[place * n + i]! * by
    return Math.abs(by)
  }
  for (let sweep = 0; sweep < 300; sweep++) {
    const own = information[n * n - 1]!
    let moved = move(n - 1, next[n - 1]! + (own > 0 ? slope[n - 1]! / own : 0))
    for (const block of blocks) {
      const to = settled(block, { next, slope, information, begun })
      to.forEach((value, bin) => {
        moved = Math.max(moved, move(block.first + bin, value))
      })
    }
    if (moved < 1e-9) break
  }
  return next
}

/** The best of one characteristic's bins beside the others as they are. */
function settled(
  { first, woe, held, order }: Block,
  {
    next,
    slope,
    information,
    begun,
  }: Record<'next' | 'slope' | 'information' | 'begun', Float64Array>,
): Float64Array {
  const n = next.length
  const weight = woe.map((_, bin) =>
    held[bin] ? FIXED : information[(first + bin) * (n + 1)]! + HELD_BY,
  )
  const best = woe.map((_, bin) => {
    const place = first + bin
    if (held[bin]) return begun[place]!
    const pull = slope[place]! - HELD_BY * (next[place]! - begun[place]!)
    return next[place]! + pull / weight[bin]!
  })
  const levels = isotonic(woe, best, { weight }).flatMap(({ y, rows }) =>
    new Array<number>(rows).fill(y),
  )
  const to = new Float64Array(woe.length)
  order.forEach((bin, i) => {
    to[bin] = levels[i]!
  })
  return to
}
