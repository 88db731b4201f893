import type { SavedModel } from '../registry.ts'
import { factor } from '../scorecard/scaling.ts'
import { element, xmlText } from './xml.ts'

export const constant = (value: number) =>
  `<Constant dataType="double">${xmlText(String(value))}</Constant>`
export const apply = (name: string, ...parts: string[]) =>
  element('Apply', { function: name }, parts)

/** The expression of the PD of an output field `score`: as the scaling says, or as calibrated. */
export function pmmlPd(
  score: string,
  { scaling, calibration }: Pick<SavedModel['model'], 'scaling' | 'calibration'>,
): string {
  if (calibration?.method === 'isotonic') return betweenKnots(score, calibration.knots)
  const above = apply('-', element('FieldRef', { field: score }), constant(scaling.baseScore))
  const logOdds = apply(
    '+',
    apply('/', above, constant(factor(scaling))),
    constant(Math.log(scaling.baseOdds)),
  )
  const z = calibration
    ? apply('+', constant(calibration.intercept), apply('*', constant(calibration.slope), logOdds))
    : logOdds
  return apply('/', constant(1), apply('+', constant(1), apply('exp', z)))
}

/** Straight lines between the knots, level beyond. PMML wants two pairs at least. */
function betweenKnots(field: string, knots: readonly { score: number; pd: number }[]): string {
  if (knots.length < 2) return constant(knots[0]!.pd)
  return element(
    'NormContinuous',
    { field, outliers: 'asExtremeValues' },
    knots.map(({ score, pd }) => element('LinearNorm', { orig: score, norm: pd })),
  )
}
