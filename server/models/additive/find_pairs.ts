import type { Coarse } from './coarse.ts'
import { corners } from './pair_step.ts'

/** Two features by their places, and how much the best four quadrants of their grid would give. */
export type Pair = { first: number; second: number; gain: number }

/**
 * The pairs whose grids tell most of what is left of the outcome after all main effects (FAST, Lou and
 * others 2013): the gain of the best cut of both axes into quadrants. `residual` is the outcome less
 * its probability by row, `curvature` p (1 - p).
 */
export function findPairs(
  features: readonly { codes: Uint8Array; coarse: Coarse; place: number }[],
  { residual, curvature }: { residual: Float64Array; curvature: Float64Array },
  most: number,
): Pair[] {
  const found: Pair[] = []
  // Codes of every feature in its few bins, once and not once a pair.
  const coded = features.map(({ codes, coarse }) => codes.map((code) => coarse.of[code]!))
  for (let i = 0; i < features.length; i++)
    for (let j = i + 1; j < features.length; j++) {
      const [a, b] = [features[i]!, features[j]!]
      const size = b.coarse.bins
      const g = new Float64Array(a.coarse.bins * size)
      const h = new Float64Array(g.length)
      const [codesA, codesB] = [coded[i]!, coded[j]!]
      for (let row = 0; row < residual.length; row++) {
        const cell = codesA[row]! * size + codesB[row]!
        g[cell]! += residual[row]!
        h[cell]! += curvature[row]!
      }
      found.push({ first: a.place, second: b.place, gain: quadrants(g, h, a.coarse.bins, size) })
    }
  return found
    .filter(({ gain }) => gain > 0)
    .sort((x, y) => y.gain - x.gain || x.first - y.first || x.second - y.second)
    .slice(0, most)
}

function quadrants(g: Float64Array, h: Float64Array, first: number, second: number): number {
  const width = second + 1
  const [sumG, sumH] = [corners(g, first, second), corners(h, first, second)]
  const end = first * width + second
  const gain = (dg: number, dh: number) => (dg * dg) / (dh + 1)
  const whole = gain(sumG[end]!, sumH[end]!)
  let best = 0
  for (let a = 1; a < first; a++)
    for (let b = 1; b < second; b++) {
      const [at, right, below] = [a * width + b, a * width + second, first * width + b]
      const total =
        gain(sumG[at]!, sumH[at]!) +
        gain(sumG[right]! - sumG[at]!, sumH[right]! - sumH[at]!) +
        gain(sumG[below]! - sumG[at]!, sumH[below]! - sumH[at]!) +
        gain(
          sumG[end]! - sumG[right]! - sumG[below]! + sumG[at]!,
          sumH[end]! - sumH[right]! - sumH[below]! + sumH[at]!,
        )
      best = Math.max(best, total - whole)
    }
  return best
}
