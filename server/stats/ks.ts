import { splitScores } from './split_scores.ts'

/**
 * Kolmogorov-Smirnov distance between the score distributions of bads and goods: the largest
 * difference of the two cumulative shares over all cutoffs, 0 to 1. `bad`: 0 or 1.
 */
export function ks(score: ArrayLike<number>, bad: ArrayLike<number>): number {
  const { good, bad: bads } = splitScores(score, bad)
  let g = 0
  let b = 0
  let largest = 0
  while (g < good.length && b < bads.length) {
    const cutoff = Math.min(good[g]!, bads[b]!)
    // The distance counts only after every row that ties at the cutoff has been passed.
    while (g < good.length && good[g]! === cutoff) g++
    while (b < bads.length && bads[b]! === cutoff) b++
    largest = Math.max(largest, Math.abs(b / bads.length - g / good.length))
  }
  return largest
}
