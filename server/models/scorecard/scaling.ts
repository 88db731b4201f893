import type { Scaling } from './model.ts'

/** The usual scaling: 600 points stand for 19 goods to one bad, and 50 points double the odds. */
export const usualScaling: Scaling = { pdo: 50, baseScore: 600, baseOdds: 19 }

/** Score units per unit of log odds: pdo / ln 2. Throws where the scaling is not positive. */
export function factor({ pdo, baseOdds, baseScore }: Scaling): number {
  if (!(pdo > 0 && Number.isFinite(pdo))) throw new Error(`invalid pdo; not > 0: ${pdo}`)
  if (!(baseOdds > 0 && Number.isFinite(baseOdds)))
    throw new Error(`invalid baseOdds; not > 0: ${baseOdds}`)
  if (!Number.isFinite(baseScore)) throw new Error(`invalid baseScore; not a number: ${baseScore}`)
  return pdo / Math.LN2
}

/** The score of these log odds of good. */
export function scoreOfLogOdds(logOdds: number, scaling: Scaling): number {
  return scaling.baseScore + factor(scaling) * (logOdds - Math.log(scaling.baseOdds))
}

/** Log odds of good at this score. */
export function logOddsOfScore(score: number, scaling: Scaling): number {
  return (score - scaling.baseScore) / factor(scaling) + Math.log(scaling.baseOdds)
}

/** Probability of bad at this score: 1 / (1 + odds). */
export function pdOfScore(score: number, scaling: Scaling): number {
  return 1 / (1 + Math.exp(logOddsOfScore(score, scaling)))
}
