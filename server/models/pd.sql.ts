import { doubleLiteral } from '../db/identifier.ts'
import type { Calibration } from './scorecard/calibration.ts'
import type { Scaling } from './scorecard/model.ts'
import { factor } from './scorecard/scaling.ts'

/** SQL of the PD of a column `score`: as the scaling says, or as calibrated. */
export function pdSql({
  scaling,
  calibration,
}: {
  scaling: Scaling
  calibration?: Calibration
}): string {
  if (calibration?.method === 'isotonic') return knotsSql(calibration.knots)
  const perPoint = doubleLiteral(factor(scaling))
  const logOdds = `(score - ${doubleLiteral(scaling.baseScore)}) / ${perPoint} + ${doubleLiteral(Math.log(scaling.baseOdds))}`
  if (!calibration) return `1e0 / (1e0 + exp(${logOdds}))`
  const { intercept, slope } = calibration
  return `1e0 / (1e0 + exp(${doubleLiteral(intercept)} + ${doubleLiteral(slope)} * (${logOdds})))`
}

/** Straight lines between the knots. */
function knotsSql(knots: readonly { score: number; pd: number }[]): string {
  const whens = knots.map(({ score, pd }, i) => {
    const from = knots[i - 1]
    const line = from
      ? `${doubleLiteral(from.pd)} + ${doubleLiteral((pd - from.pd) / (score - from.score))} * (score - ${doubleLiteral(from.score)})`
      : doubleLiteral(pd)
    return `when score < ${doubleLiteral(score)} then ${line}`
  })
  return `case ${whens.join('\n    ')}\n    else ${doubleLiteral(knots.at(-1)!.pd)} end`
}
