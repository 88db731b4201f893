import { monthsText } from '../../ledger/outcome/months_text.ts'
import type { Model } from '../document.ts'
import type { Calibration } from '../scorecard/calibration.ts'
import type { Rounding } from '../scorecard/model.ts'
import { fixed, percent, whole } from './markup.ts'
import { facts, firstOf, said } from './section.ts'

const MOST_KNOTS = 60

/** How points are rounded and what that costs, and how a score becomes a PD. */
export const pointsAndPd = ({ rounding, calibration }: Model): string =>
  said(rounding ? costOf(rounding) : 'Points are not rounded.') +
  (calibration
    ? calibratedBy(calibration)
    : said('PD is that of the scale: 1 / (1 + odds); it is not calibrated apart.'))

function costOf({ step, on, aucBefore, aucAfter }: Rounding): string {
  const rows = on === 'held-back' ? 'held-back rows' : 'training rows, for none were held back'
  return `Points are whole multiples of ${step}: AUC ${fixed(aucBefore, 4)} before and ${fixed(aucAfter, 4)} after, a change of ${fixed(aucAfter - aucBefore, 4)}, on ${rows}.`
}

function calibratedBy(calibration: Calibration): string {
  const { method, rows, bads, source, outcome, horizonMonths } = calibration
  const learned = [
    [
      'Learned from',
      rows > 0
        ? `${whole(rows)} rows, ${whole(bads)} bad (${percent(bads / rows)}): ${source}`
        : source,
    ],
    ['Probability of', outcome],
    ['Horizon', horizonMonths === null ? 'not stated by the source' : monthsText(horizonMonths)],
  ]
  if (method === 'platt')
    return facts([
      ['Calibration', 'Platt: PD = 1 / (1 + exp(a + b · log odds of the score))'],
      ['a, b', `${fixed(calibration.intercept, 4)}, ${fixed(calibration.slope, 4)}`],
      ...learned,
    ])
  const words = 'isotonic: PD by score on straight lines between knots, level beyond'
  return (
    facts([['Calibration', words], ...learned]) +
    firstOf(
      MOST_KNOTS,
      ['Score', 'PD'],
      calibration.knots.map(({ score, pd }) => [fixed(score, 2), percent(pd, 3)]),
      [],
    )
  )
}
