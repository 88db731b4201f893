import { RiskError } from '../db/errors.ts'
import type { Finish } from './finish.ts'
import type { CalibrationMethod } from './scorecard/calibration.ts'
import type { FitOptions } from './scorecard/fit.ts'
import type { SelectionMethod } from './scorecard/model.ts'
import { usualScaling } from './scorecard/scaling.ts'

/** What may be asked of a scorecard's fit, wherever it learns from. */
export interface FitRequest {
  selection?: SelectionMethod | undefined
  criterion?: 'aic' | 'bic' | undefined
  l2?: number | undefined
  minIv?: number | undefined
  maxCorrelation?: number | undefined
  maxVif?: number | undefined
  maxFeatures?: number | undefined
  points?: FitOptions['points'] | undefined
  /** Points that double the odds, and which score stands for which odds of good. Default: 50, 600 at 19. */
  pdo?: number | undefined
  baseScore?: number | undefined
  baseOdds?: number | undefined
  /** Instead: the least and the greatest score. */
  scoreRange?: readonly [number, number] | undefined
  /** Points are whole multiples of this. */
  roundTo?: number | undefined
  calibrate?: CalibrationMethod | undefined
}

/** The fit's options of a request: what was not asked for is left out. */
export function fitOptions({ maxFeatures, ...request }: FitRequest): Partial<FitOptions> {
  const { selection, criterion, l2, minIv, maxCorrelation, maxVif, points } = request
  const asked = { selection, criterion, l2, minIv, maxCorrelation, maxVif, points }
  return Object.fromEntries(
    Object.entries({ ...asked, maxCharacteristics: maxFeatures }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}

/** What is to be done to the fitted model. Throws BAD_REQUEST for a scale and a range at once, and a range that does not rise. */
export function finishOf({ pdo, baseScore, baseOdds, scoreRange, ...request }: FitRequest): Finish {
  const { roundTo, calibrate } = request
  const isScaled = pdo !== undefined || baseScore !== undefined || baseOdds !== undefined
  if (scoreRange && isScaled)
    throw new RiskError('BAD_REQUEST', 'give a score range, or pdo, base score and odds, not both')
  if (scoreRange && !(scoreRange[1] > scoreRange[0]))
    throw new RiskError('BAD_REQUEST', `score-range: does not rise: ${scoreRange.join(' to ')}`)
  const scaling = scoreRange
    ? { lowest: scoreRange[0], highest: scoreRange[1] }
    : isScaled && {
        pdo: pdo ?? usualScaling.pdo,
        baseScore: baseScore ?? usualScaling.baseScore,
        baseOdds: baseOdds ?? usualScaling.baseOdds,
      }
  return {
    ...(scaling && { scaling }),
    ...(roundTo !== undefined && { roundTo }),
    ...(calibrate && { calibrate }),
  }
}
