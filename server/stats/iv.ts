import { woe } from './woe.ts'

/** One bin's share of the information value: (%good - %bad) * WoE, never negative. */
export function ivOfBin(good: number, bad: number, totalGood: number, totalBad: number): number {
  // The smoothed counts stand in both factors, else a nearly empty bin could count as negative.
  if (good === 0 && bad === 0) return 0
  const difference = (good || 0.5) / totalGood - (bad || 0.5) / totalBad
  return difference * woe(good, bad, totalGood, totalBad)
}

/**
 * Information value of a binning: the sum over bins of (%good - %bad) * ln(%good / %bad)
 * (Kullback's divergence J between goods and bads). `good` and `bad` are counts by bin.
 * 0 where the population has one class only.
 */
export function iv(good: ArrayLike<number>, bad: ArrayLike<number>): number {
  let totalGood = 0
  let totalBad = 0
  for (let i = 0; i < good.length; i++) {
    totalGood += good[i]!
    totalBad += bad[i]!
  }
  if (totalGood === 0 || totalBad === 0) return 0
  let sum = 0
  for (let i = 0; i < good.length; i++) sum += ivOfBin(good[i]!, bad[i]!, totalGood, totalBad)
  return sum
}
