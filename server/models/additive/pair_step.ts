import type { StepOptions } from './best_split.ts'

/** A grid of two axes; bins from `ordered` on stand by themselves and are split last. */
export type Grid = { first: number; second: number }

type Tree = { gain: number; cut: number; low: number; high: number }

/**
 * One step on a grid: the best tree that cuts one axis and then each half across, four leaves at most,
 * by Newton gain. Sums over rectangles come from sums over corners. Writes into `update` by cell
 * (first * size + second).
 */
export function stepOnGrid(
  sums: { g: Float64Array; h: Float64Array; n: Float64Array },
  { first, second }: Grid,
  { rate, minRows, l2 }: StepOptions,
  update: Float64Array,
): void {
  const g = corners(sums.g, first, second)
  const h = corners(sums.h, first, second)
  const n = corners(sums.n, first, second)
  const width = second + 1
  const score = (a0: number, a1: number, b0: number, b1: number): number => {
    if (within(n, width, a0, a1, b0, b1) < minRows) return Number.NaN
    const sum = within(g, width, a0, a1, b0, b1)
    return (sum * sum) / (within(h, width, a0, a1, b0, b1) + l2)
  }
  const byFirst = bestTree(first, second, score)
  const bySecond = bestTree(second, first, (b0, b1, a0, a1) => score(a0, a1, b0, b1))
  update.fill(0)
  const onFirst = byFirst.gain >= bySecond.gain
  const tree = onFirst ? byFirst : bySecond
  if (!(tree.gain > 1e-9)) return
  const [outer, inner] = onFirst ? [first, second] : [second, first]
  for (const [o0, o1, cut] of [
    [0, tree.cut, tree.low],
    [tree.cut, outer, tree.high],
  ] as const) {
    for (const [i0, i1] of cut > 0
      ? ([
          [0, cut],
          [cut, inner],
        ] as const)
      : ([[0, inner]] as const)) {
      const [a0, a1, b0, b1] = onFirst ? [o0, o1, i0, i1] : [i0, i1, o0, o1]
      const leaf =
        (-rate * within(g, width, a0, a1, b0, b1)) / (within(h, width, a0, a1, b0, b1) + l2)
      for (let a = a0; a < a1; a++) for (let b = b0; b < b1; b++) update[a * second + b] = leaf
    }
  }
}

/** The most that a cut of each half across gives; 0 as the cut: the half stays whole. */
function bestTree(
  outer: number,
  inner: number,
  score: (o0: number, o1: number, i0: number, i1: number) => number,
): Tree {
  const best: Tree = { gain: 0, cut: -1, low: 0, high: 0 }
  const whole = score(0, outer, 0, inner)
  const half = (o0: number, o1: number) => {
    const found = { sum: score(o0, o1, 0, inner), cut: 0 }
    for (let cut = 1; cut < inner; cut++) {
      const sum = score(o0, o1, 0, cut) + score(o0, o1, cut, inner)
      if (sum > found.sum) {
        found.sum = sum
        found.cut = cut
      }
    }
    return found
  }
  for (let cut = 1; cut < outer; cut++) {
    const low = half(0, cut)
    const high = half(cut, outer)
    const gain = low.sum + high.sum - whole
    if (gain > best.gain) {
      best.gain = gain
      best.cut = cut
      best.low = low.cut
      best.high = high.cut
    }
  }
  return best
}

/** Sums of all cells before a corner, (first + 1) x (second + 1). */
export function corners(cells: Float64Array, first: number, second: number): Float64Array {
  const width = second + 1
  const out = new Float64Array((first + 1) * width)
  for (let a = 0; a < first; a++) {
    let row = 0
    for (let b = 0; b < second; b++) {
      row += cells[a * second + b]!
      out[(a + 1) * width + b + 1] = out[a * width + b + 1]! + row
    }
  }
  return out
}

const within = (c: Float64Array, width: number, a0: number, a1: number, b0: number, b1: number) =>
  c[a1 * width + b1]! - c[a0 * width + b1]! - c[a1 * width + b0]! + c[a0 * width + b0]!
