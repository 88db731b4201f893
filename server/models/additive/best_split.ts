/** Sums of gradients and curvatures by bin, and how many rows each bin has. */
export type Histogram = { g: Float64Array; h: Float64Array; n: Float64Array }

/** How one step of boosting is shrunk, and how few rows a leaf may have. */
export type StepOptions = { rate: number; minRows: number; l2: number }

/**
 * One step on a feature: a tree of at most three leaves over the bins in `order`, chosen by Newton
 * gain, and a leaf for each bin from `order.length` to the end that stands by itself. Writes into
 * `update` by bin what is to be added to the log odds of bad.
 */
export function stepOnBins(
  { g, h, n }: Histogram,
  order: Uint8Array,
  monotone: -1 | 0 | 1,
  options: StepOptions,
  update: Float64Array,
): void {
  const { rate, minRows, l2 } = options
  const size = order.length
  const value = (from: number, to: number) => {
    const sums = sumOf(g, h, n, order, from, to)
    return { ...sums, leaf: -sums.g / (sums.h + l2) }
  }
  const all = value(0, size)
  let leaves = [{ from: 0, to: size, ...all }]
  for (let split = 0; split < 2 && size > 1; split++) {
    let best = { gain: 1e-9, at: -1, leaf: -1 }
    leaves.forEach((leaf, i) => {
      const found = splitOf({ g, h, n }, order, leaf, { minRows, l2, monotone })
      if (found.at < 0 || found.gain <= best.gain) return
      if (!keepsOrder(leaves, i, found, monotone)) return
      best = { gain: found.gain, at: found.at, leaf: i }
    })
    if (best.at < 0) break
    const { from, to } = leaves[best.leaf]!
    const halves = [
      { from, to: best.at, ...value(from, best.at) },
      { from: best.at, to, ...value(best.at, to) },
    ]
    leaves = [...leaves.slice(0, best.leaf), ...halves, ...leaves.slice(best.leaf + 1)]
  }
  update.fill(0)
  for (const { from, to, leaf } of leaves)
    for (let i = from; i < to; i++) update[order[i]!] = rate * leaf
  for (let bin = size; bin < g.length; bin++)
    if (n[bin]! >= minRows) update[bin] = (-rate * g[bin]!) / (h[bin]! + l2 + 1)
}

type Leaf = { from: number; to: number; g: number; h: number; n: number; leaf: number }
type Found = { gain: number; at: number; left: number; right: number }

function sumOf(
  g: Float64Array,
  h: Float64Array,
  n: Float64Array,
  order: Uint8Array,
  from: number,
  to: number,
) {
  const sums = { g: 0, h: 0, n: 0 }
  for (let i = from; i < to; i++) {
    const bin = order[i]!
    sums.g += g[bin]!
    sums.h += h[bin]!
    sums.n += n[bin]!
  }
  return sums
}

/** The cut of a leaf with the most gain: (sum g)^2 / (sum h) of both halves over that of the whole. */
function splitOf(
  { g, h, n }: Histogram,
  order: Uint8Array,
  leaf: Leaf,
  { minRows, l2, monotone }: { minRows: number; l2: number; monotone: number },
): Found {
  const best: Found = { gain: 0, at: -1, left: 0, right: 0 }
  const whole = (leaf.g * leaf.g) / (leaf.h + l2)
  let [gl, hl, nl] = [0, 0, 0]
  for (let i = leaf.from; i < leaf.to - 1; i++) {
    const bin = order[i]!
    gl += g[bin]!
    hl += h[bin]!
    nl += n[bin]!
    if (nl < minRows) continue
    if (leaf.n - nl < minRows) break
    const gr = leaf.g - gl
    const hr = leaf.h - hl
    const gain = (gl * gl) / (hl + l2) + (gr * gr) / (hr + l2) - whole
    if (!(gain > best.gain)) continue
    const left = -gl / (hl + l2)
    const right = -gr / (hr + l2)
    if (monotone !== 0 && monotone * (right - left) < 0) continue
    best.gain = gain
    best.at = i + 1
    best.left = left
    best.right = right
  }
  return best
}

/** Whether the new leaves keep the order beside their neighbours, where one is asked for. */
function keepsOrder(leaves: Leaf[], at: number, found: Found, monotone: number): boolean {
  if (monotone === 0) return true
  const before = leaves[at - 1]
  const after = leaves[at + 1]
  return (
    (!before || monotone * (found.left - before.leaf) >= 0) &&
    (!after || monotone * (after.leaf - found.right) >= 0)
  )
}

/** The bins of a category in the order of their own best steps; of numbers as they stand. */
export function orderOf(
  { g, h }: Histogram,
  ordered: number,
  isCategory: boolean,
  l2: number,
): Uint8Array {
  const order = Uint8Array.from({ length: ordered }, (_, i) => i)
  if (!isCategory) return order
  const step = (bin: number) => g[bin]! / (h[bin]! + l2 + 1)
  return order.sort((a, b) => step(b) - step(a) || a - b)
}
