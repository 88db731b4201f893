import type { StepOptions } from './best_split.ts'

/** A grid of two axes, its cells row by row. */
export type Grid = { first: number; second: number }

/** Sums of all cells before a corner. */
type Corners = { g: Float64Array; h: Float64Array; n: Float64Array }

/** A cut of the outer axis, and of either half across; 0: the half stays whole. */
type Tree = { gain: number; cut: number; low: number; high: number }

/**
 * One step on a grid: the best tree that cuts one axis and then each half across, four leaves at most,
 * by Newton gain. Sums over rectangles come from sums over corners. Writes into `update` by cell.
 */
export function stepOnGrid(
  sums: Corners,
  { first, second }: Grid,
  { rate, minRows, l2 }: StepOptions,
  update: Float64Array,
): void {
  const byRow = all(sums, (cells) => corners(cells, first, second))
  const byColumn = all(byRow, (cells) => turned(cells, first + 1, second + 1))
  const onFirst = bestTree(byRow, first, second, minRows, l2)
  const onSecond = bestTree(byColumn, second, first, minRows, l2)
  update.fill(0)
  const rows = onFirst.gain >= onSecond.gain
  const tree = rows ? onFirst : onSecond
  if (!(tree.gain > 1e-9)) return
  const c = rows ? byRow : byColumn
  const [outer, inner] = rows ? [first, second] : [second, first]
  for (const [o0, o1, across] of [
    [0, tree.cut, tree.low],
    [tree.cut, outer, tree.high],
  ] as const)
    for (const [i0, i1] of across > 0
      ? ([
          [0, across],
          [across, inner],
        ] as const)
      : ([[0, inner]] as const)) {
      const leaf =
        (-rate * within(c.g, inner, o0, o1, i0, i1)) / (within(c.h, inner, o0, o1, i0, i1) + l2)
      for (let o = o0; o < o1; o++)
        for (let i = i0; i < i1; i++) update[rows ? o * second + i : i * second + o] = leaf
    }
}

/**
 * The tree with the most gain that cuts the outer axis first. Every cut is tried with the best cut of
 * either half across; the loops are written out, for this is where fitting spends its time.
 */
function bestTree(
  { g, h, n }: Corners,
  outer: number,
  inner: number,
  minRows: number,
  l2: number,
): Tree {
  const best: Tree = { gain: 0, cut: -1, low: 0, high: 0 }
  const width = inner + 1
  const last = outer * width
  const [allG, allH, allN] = [g[last + inner]!, h[last + inner]!, n[last + inner]!]
  const whole = (allG * allG) / (allH + l2)
  for (let cut = 1; cut < outer; cut++) {
    const row = cut * width
    const [lowG, lowH, lowN] = [g[row + inner]!, h[row + inner]!, n[row + inner]!]
    const [highG, highH, highN] = [allG - lowG, allH - lowH, allN - lowN]
    if (lowN < minRows || highN < minRows) continue
    let low = (lowG * lowG) / (lowH + l2)
    let high = (highG * highG) / (highH + l2)
    let lowCut = 0
    let highCut = 0
    for (let i = 1; i < inner; i++) {
      const gl = g[row + i]!
      const hl = h[row + i]!
      const nl = n[row + i]!
      if (nl >= minRows && lowN - nl >= minRows) {
        const gr = lowG - gl
        const sum = (gl * gl) / (hl + l2) + (gr * gr) / (lowH - hl + l2)
        if (sum > low) {
          low = sum
          lowCut = i
        }
      }
      const nh = n[last + i]! - nl
      if (nh >= minRows && highN - nh >= minRows) {
        const gh = g[last + i]! - gl
        const hh = h[last + i]! - hl
        const gr = highG - gh
        const sum = (gh * gh) / (hh + l2) + (gr * gr) / (highH - hh + l2)
        if (sum > high) {
          high = sum
          highCut = i
        }
      }
    }
    const gain = low + high - whole
    if (gain > best.gain) {
      best.gain = gain
      best.cut = cut
      best.low = lowCut
      best.high = highCut
    }
  }
  return best
}

const all = ({ g, h, n }: Corners, of: (cells: Float64Array) => Float64Array): Corners => ({
  g: of(g),
  h: of(h),
  n: of(n),
})

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

function turned(cells: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(cells.length)
  for (let a = 0; a < rows; a++)
    for (let b = 0; b < columns; b++) out[b * rows + a] = cells[a * columns + b]!
  return out
}

/** The sum over outer bins o0 to o1 - 1 and inner bins i0 to i1 - 1. */
function within(
  c: Float64Array,
  inner: number,
  o0: number,
  o1: number,
  i0: number,
  i1: number,
): number {
  const width = inner + 1
  return c[o1 * width + i1]! - c[o0 * width + i1]! - c[o1 * width + i0]! + c[o0 * width + i0]!
}
