import { placements } from './placements.ts'
import { mean, sampleVariance } from './sample.ts'
import { splitScores } from './split_scores.ts'

export type AucInterval = { auc: number; standardError: number; lower: number; upper: number }

/** Two-sided 95% point of the normal distribution. */
const z95 = 1.959963984540054

/**
 * AUC with its standard error and 95% interval (DeLong, DeLong and Clarke-Pearson 1988), cut to
 * [0, 1]. `score`: higher is safer; `bad`: 0 or 1. The variance needs two goods and two bads;
 * with fewer it is NaN and so are the bounds. Perfect separation gives standard error 0.
 */
export function delong(score: ArrayLike<number>, bad: ArrayLike<number>): AucInterval {
  const split = splitScores(score, bad)
  const ofGoods = placements(split.good, split.bad)
  const ofBads = placements(split.bad, split.good)
  const auc = mean(ofGoods)
  const standardError = Math.sqrt(
    sampleVariance(ofGoods) / ofGoods.length + sampleVariance(ofBads) / ofBads.length,
  )
  return {
    auc,
    standardError,
    lower: Math.max(0, auc - z95 * standardError),
    upper: Math.min(1, auc + z95 * standardError),
  }
}
