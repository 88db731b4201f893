import { softplus } from '../../stats/softplus.ts'

/** A term as boosting sees it: the bin of each row to learn from and of each row to stop by. */
export type BagTerm = {
  train: Uint16Array
  stop: Uint16Array
  bins: number
  /** Writes into `update` what a step adds to each bin's log odds of bad. */
  step(g: Float64Array, h: Float64Array, n: Float64Array, update: Float64Array): void
}

/** Log odds of bad so far, which boosting goes on from and changes. */
export type BagState = {
  bad: Uint8Array
  stopBad: Uint8Array
  weight?: Float64Array
  stopWeight?: Float64Array
  /** exp(-log odds) of each row to learn from: a step multiplies it, so that no exponential is taken row by row. */
  q: Float64Array
  logOdds: Float64Array
}

export type BoostOptions = { maxRounds: number; patience: number }

/**
 * Cyclic boosting: each round takes one small step on every term in turn, and the rounds end where the
 * loss of the rows to stop by has not fallen for `patience` rounds. Returns by term and bin what the
 * best round came to; `state` stands there too. One pass over the rows a step: it applies the step
 * before and sums gradients for the next.
 */
export function boost(
  terms: readonly BagTerm[],
  state: BagState,
  { maxRounds, patience }: BoostOptions,
): Float64Array[] {
  const shapes = terms.map(({ bins }) => new Float64Array(bins))
  if (terms.length === 0 || maxRounds === 0) return shapes
  let best = shapes.map((shape) => shape.slice())
  let least = lossOf(state)
  let bestRound = 0
  const sums = terms.map(({ bins, train }) => ({
    g: new Float64Array(bins),
    h: new Float64Array(bins),
    n: countsOf(train, bins, state.weight),
    update: new Float64Array(bins),
  }))
  const factor = new Float64Array(Math.max(...terms.map(({ bins }) => bins))).fill(1)
  let before: BagTerm['train'] = terms[0]!.train
  const start = { q: state.q.slice(), logOdds: state.logOdds.slice() }
  for (let round = 1; round <= maxRounds && round - bestRound <= patience; round++) {
    terms.forEach((term, t) => {
      const { g, h, n, update } = sums[t]!
      g.fill(0)
      h.fill(0)
      pass(state, before, factor, term.train, g, h)
      term.step(g, h, n, update)
      const shape = shapes[t]!
      for (let bin = 0; bin < update.length; bin++) {
        shape[bin]! += update[bin]!
        factor[bin] = Math.exp(-update[bin]!)
      }
      addTo(state.logOdds, term.stop, update)
      before = term.train
    })
    const loss = lossOf(state)
    if (loss < least - 1e-7 * Math.abs(least)) {
      least = loss
      bestRound = round
      best = shapes.map((shape) => shape.slice())
    }
  }
  restore(state, start, terms, best)
  return best
}

/** Applies the step before and sums the gradients of the next term's bins. */
function pass(
  { q, bad, weight }: BagState,
  before: BagTerm['train'],
  factor: Float64Array,
  codes: BagTerm['train'],
  g: Float64Array,
  h: Float64Array,
): void {
  if (weight) {
    for (let i = 0; i < q.length; i++) {
      const now = q[i]! * factor[before[i]!]!
      q[i] = now
      const p = 1 / (1 + now)
      const bin = codes[i]!
      g[bin]! += weight[i]! * (p - bad[i]!)
      h[bin]! += weight[i]! * p * (1 - p)
    }
    return
  }
  for (let i = 0; i < q.length; i++) {
    const now = q[i]! * factor[before[i]!]!
    q[i] = now
    const p = 1 / (1 + now)
    const bin = codes[i]!
    g[bin]! += p - bad[i]!
    h[bin]! += p * (1 - p)
  }
}

function addTo(logOdds: Float64Array, codes: BagTerm['stop'], update: Float64Array): void {
  for (let i = 0; i < codes.length; i++) logOdds[i]! += update[codes[i]!]!
}

/** Mean negative log likelihood of the rows to stop by. */
function lossOf({ logOdds, stopBad, stopWeight }: BagState): number {
  let sum = 0
  for (let i = 0; i < logOdds.length; i++) {
    const loss = softplus(stopBad[i] ? -logOdds[i]! : logOdds[i]!)
    sum += stopWeight ? stopWeight[i]! * loss : loss
  }
  return sum / Math.max(1, logOdds.length)
}

function countsOf(codes: BagTerm['train'], bins: number, weight?: Float64Array): Float64Array {
  const counts = new Float64Array(bins)
  for (let i = 0; i < codes.length; i++) counts[codes[i]!]! += weight ? weight[i]! : 1
  return counts
}

/** Sets the state to where these shapes lead, from where it started: rounding of many steps goes with them. */
function restore(
  state: BagState,
  start: Pick<BagState, 'q' | 'logOdds'>,
  terms: readonly BagTerm[],
  shapes: readonly Float64Array[],
): void {
  state.q.set(start.q)
  state.logOdds.set(start.logOdds)
  terms.forEach(({ train, stop }, t) => {
    const factor = shapes[t]!.map((value) => Math.exp(-value))
    for (let i = 0; i < train.length; i++) state.q[i]! *= factor[train[i]!]!
    addTo(state.logOdds, stop, shapes[t]!)
  })
}
