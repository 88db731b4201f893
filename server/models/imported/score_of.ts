import type { Scaling } from '../scorecard/model.ts'
import { logOddsOfScore, pdOfScore, scoreOfLogOdds } from '../scorecard/scaling.ts'
import type { OutputMeaning } from './model.ts'

/** A probability in single precision tells no less: nearer to 0 or 1 the score would be infinite. */
export const NEAREST = 1e-7

/** Score and PD of what a model answered. Probabilities count as at least 1e-7 from 0 and from 1. */
export function scoreOf(
  answer: number,
  is: OutputMeaning,
  scaling: Scaling,
): { score: number; pd: number } {
  if (is === 'score') {
    // The scaling's PD is held to the same bounds, so that every kind of answer says as much.
    const most = Math.log((1 - NEAREST) / NEAREST)
    const score = scoreOfLogOdds(clamp(logOddsOfScore(answer, scaling), -most, most), scaling)
    return { score, pd: pdOfScore(score, scaling) }
  }
  const bad = is === 'good' ? 1 - answer : is === 'log_odds' ? 1 / (1 + Math.exp(-answer)) : answer
  const pd = clamp(bad, NEAREST, 1 - NEAREST)
  return { pd, score: scoreOfLogOdds(Math.log((1 - pd) / pd), scaling) }
}

/** Why an answer cannot be what it is said to be; null: it can. */
export function faultOf(answer: number, is: OutputMeaning): string | null {
  if (!Number.isFinite(answer)) return 'a finite number'
  const probability = is === 'bad' || is === 'good'
  // Sums of single precision probabilities miss 0 and 1 by a little.
  return probability && (answer < -1e-6 || answer > 1 + 1e-6)
    ? `a probability of ${is}, from 0 to 1`
    : null
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
