import { isotonic } from '../../stats/isotonic.ts'
import { logistic } from '../../stats/logistic.ts'
import type { Scaling } from './model.ts'
import { logOddsOfScore, pdOfScore } from './scaling.ts'

export type CalibrationMethod = 'platt' | 'isotonic'

/**
 * How a score becomes a PD, learned from rows that the model, or one like it, had not seen.
 * `platt`: PD = 1 / (1 + exp(intercept + slope * log odds of the score)) (Platt 1999).
 * `isotonic`: PD by score on straight lines between knots of rising score and falling PD; level beyond.
 */
export type Calibration = CalibrationSource &
  (
    | { method: 'platt'; intercept: number; slope: number }
    | { method: 'isotonic'; knots: { score: number; pd: number }[] }
  )

/** Where a calibration is from, and what its PD is the probability of. */
export type CalibrationSource = {
  rows: number
  bads: number
  source: string
  outcome: string
  horizonMonths: number | null
}

export type Scored = {
  score: Float64Array
  bad: Uint8Array
  weight?: Float64Array | undefined
}

/** Where a calibration is from, without its curve. */
export function sourceOf({ method, rows, bads, source, outcome, horizonMonths }: Calibration) {
  return { method, rows, bads, source, outcome, horizonMonths }
}

const LEAST_ROWS = 20

/** The calibration of these rows. Throws where they lack a class. */
export function calibrate(
  method: CalibrationMethod,
  { score, bad, weight }: Scored,
  {
    scaling,
    ...about
  }: { scaling: Scaling } & Pick<CalibrationSource, 'source' | 'outcome' | 'horizonMonths'>,
): Calibration {
  const bads = bad.reduce((sum, b) => sum + b, 0)
  const source = { rows: bad.length, bads, ...about }
  if (method === 'platt') {
    const logOdds = score.map((s) => logOddsOfScore(s, scaling))
    const good = bad.map((b) => 1 - b)
    const fit = logistic([logOdds], good, { nonNegative: true, ...(weight && { weight }) })
    return { method, ...source, intercept: fit.intercept, slope: fit.coefficients[0]! }
  }
  const blocks = isotonic(
    score.map((s) => -s),
    bad,
    { leastRows: LEAST_ROWS, ...(weight && { weight }) },
  )
  // No PD is certain: one half of a row is left of either outcome.
  const edge = 0.5 / bad.length
  const knots = blocks
    .map(({ x, y }) => ({ score: -x, pd: Math.min(1 - edge, Math.max(edge, y)) }))
    .toReversed()
  return { method, ...source, knots }
}

/** Probability of bad at this score: as the scaling says, or calibrated. */
export function pdOf(
  score: number,
  { calibration, scaling }: { calibration?: Calibration; scaling: Scaling },
): number {
  if (!calibration) return pdOfScore(score, scaling)
  if (calibration.method === 'platt') {
    const { intercept, slope } = calibration
    return 1 / (1 + Math.exp(intercept + slope * logOddsOfScore(score, scaling)))
  }
  const { knots } = calibration
  const next = knots.findIndex((knot) => score < knot.score)
  if (next === 0) return knots[0]!.pd
  if (next < 0) return knots.at(-1)!.pd
  const [from, to] = [knots[next - 1]!, knots[next]!]
  return from.pd + ((to.pd - from.pd) / (to.score - from.score)) * (score - from.score)
}
