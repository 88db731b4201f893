import { orderOf, type StepOptions, stepOnBins } from './best_split.ts'
import { type BagState, type BagTerm, boost } from './boost.ts'
import { type Coarse, coarsen } from './coarse.ts'
import { findPairs, type Pair } from './find_pairs.ts'
import { stepOnGrid } from './pair_step.ts'
import type { Bag, Feature } from './terms.ts'

export type LearnOptions = StepOptions & {
  maxRounds: number
  patience: number
  /** Pairwise terms at most, and bins of each axis. */
  pairs: number
  pairBins: number
}

/** Contributions to the log odds of bad: one list a bag. */
export type Learned = {
  intercept: number
  /** By bag, feature and slot. */
  mains: Float64Array[][]
  pairs: { pair: Pair; axes: [Coarse, Coarse]; shapes: Float64Array[] }[]
}

// Pairs are looked for among the features that matter most, on so many rows.
const MOST_PAIRED = 40
const MOST_RANKED_ROWS = 200_000

type Rows = { bad: Uint8Array; weight?: Float64Array | undefined }

/**
 * Learns main effects in every bag, then finds the pairs that tell most of what is left, and learns
 * them in every bag behind its own main effects.
 */
export function learn(
  features: readonly Feature[],
  rows: Rows,
  bags: readonly Bag[],
  options: LearnOptions,
): Learned {
  const intercept = logOdds(rows)
  const states = bags.map((bag) => startBag(rows, bag, intercept))
  const mains = bags.map((bag, b) =>
    boost(
      features.map((feature) => mainTerm(feature, bag, options)),
      states[b]!,
      options,
    ),
  )
  const average = features.map((_, f) => meanOf(mains.map((shapes) => shapes[f]!)))
  const coarse = features.map((feature, f) =>
    coarsen(feature, average[f]!, slotCounts(feature, rows), options.pairBins),
  )
  const wanted =
    options.pairs > 0 ? rankPairs(features, rows, intercept, average, coarse, options.pairs) : []
  const found = wanted.map((pair) => ({
    pair,
    axes: [coarse[pair.first]!, coarse[pair.second]!] as [Coarse, Coarse],
    shapes: [] as Float64Array[],
  }))
  bags.forEach((bag, b) => {
    const terms = found.map(({ pair, axes }) =>
      pairTerm(features[pair.first]!, features[pair.second]!, axes, bag, options),
    )
    boost(terms, states[b]!, options).forEach((shape, i) => {
      found[i]!.shapes.push(shape)
    })
  })
  return { intercept, mains, pairs: found }
}

function logOdds({ bad, weight }: Rows): number {
  let [bads, all] = [0, 0]
  for (let row = 0; row < bad.length; row++) {
    const w = weight ? weight[row]! : 1
    bads += w * bad[row]!
    all += w
  }
  return Math.log(bads / (all - bads))
}

function startBag({ bad, weight }: Rows, { train, stop }: Bag, intercept: number): BagState {
  return {
    bad: Uint8Array.from(train, (row) => bad[row]!),
    stopBad: Uint8Array.from(stop, (row) => bad[row]!),
    q: new Float64Array(train.length).fill(Math.exp(-intercept)),
    logOdds: new Float64Array(stop.length).fill(intercept),
    ...(weight && {
      weight: Float64Array.from(train, (row) => weight[row]!),
      stopWeight: Float64Array.from(stop, (row) => weight[row]!),
    }),
  }
}

function mainTerm(
  { codes, slots, ordered, isCategory, monotone }: Feature,
  bag: Bag,
  options: StepOptions,
): BagTerm {
  return {
    train: Uint16Array.from(bag.train, (row) => codes[row]!),
    stop: Uint16Array.from(bag.stop, (row) => codes[row]!),
    bins: slots.length,
    step: (g, h, n, update) => {
      const order = orderOf({ g, h, n }, ordered, isCategory, options.l2)
      stepOnBins({ g, h, n }, order, monotone, options, update)
    },
  }
}

function pairTerm(
  a: Feature,
  b: Feature,
  [first, second]: [Coarse, Coarse],
  bag: Bag,
  options: StepOptions,
): BagTerm {
  const cell = (row: number) => first.of[a.codes[row]!]! * second.bins + second.of[b.codes[row]!]!
  return {
    train: Uint16Array.from(bag.train, cell),
    stop: Uint16Array.from(bag.stop, cell),
    bins: first.bins * second.bins,
    step: (g, h, n, update) =>
      stepOnGrid({ g, h, n }, { first: first.bins, second: second.bins }, options, update),
  }
}

function rankPairs(
  features: readonly Feature[],
  { bad, weight }: Rows,
  intercept: number,
  mains: readonly Float64Array[],
  coarse: readonly Coarse[],
  most: number,
): Pair[] {
  const every = Math.max(1, Math.ceil(bad.length / MOST_RANKED_ROWS))
  const rows = Math.ceil(bad.length / every)
  const residual = new Float64Array(rows)
  const curvature = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    const row = i * every
    let sum = intercept
    for (let f = 0; f < features.length; f++) sum += mains[f]![features[f]!.codes[row]!]!
    const p = 1 / (1 + Math.exp(-sum))
    const w = weight ? weight[row]! : 1
    residual[i] = w * (bad[row]! - p)
    curvature[i] = w * p * (1 - p)
  }
  const spread = mains.map((shape) => Math.max(...shape) - Math.min(...shape))
  const paired = features
    .map((feature, place) => ({ feature, place, coarse: coarse[place]! }))
    // What a pair adds would break the order that was asked for.
    .filter(({ feature }) => feature.monotone === 0)
    .sort((a, b) => spread[b.place]! - spread[a.place]! || a.place - b.place)
    .slice(0, MOST_PAIRED)
    .sort((a, b) => a.place - b.place)
    .map(({ feature, ...rest }) => ({
      ...rest,
      codes: every === 1 ? feature.codes : feature.codes.filter((_, row) => row % every === 0),
    }))
  return findPairs(paired, { residual, curvature }, most)
}

export function meanOf(shapes: readonly Float64Array[]): Float64Array {
  return shapes[0]!.map(
    (_, bin) => shapes.reduce((sum, shape) => sum + shape[bin]!, 0) / shapes.length,
  )
}

export function slotCounts(
  { codes, slots }: Feature,
  { weight }: Pick<Rows, 'weight'>,
): Float64Array {
  const counts = new Float64Array(slots.length)
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]! += weight ? weight[row]! : 1
  return counts
}
