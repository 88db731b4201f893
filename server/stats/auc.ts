import { placements } from './placements.ts'
import { splitScores } from './split_scores.ts'

/**
 * Area under the ROC curve: the chance that a good scores above a bad, ties counting half
 * (the Mann-Whitney statistic). `score`: higher is safer, so pass -PD for a PD; `bad`: 0 or 1.
 * Throws where a class is absent.
 */
export function auc(score: ArrayLike<number>, bad: ArrayLike<number>): number {
  const { good, bad: bads } = splitScores(score, bad)
  const below = placements(good, bads)
  let sum = 0
  for (let i = 0; i < below.length; i++) sum += below[i]!
  return sum / good.length
}
