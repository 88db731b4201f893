import { auc } from './auc.ts'

/** Gini coefficient (accuracy ratio): 2 AUC - 1. `score`: higher is safer; `bad`: 0 or 1. */
export function gini(score: ArrayLike<number>, bad: ArrayLike<number>): number {
  return 2 * auc(score, bad) - 1
}
