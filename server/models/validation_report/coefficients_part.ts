import type { Additive } from '../additive/model.ts'
import type { Card, Model } from '../document.ts'
import type { Characteristic, Scorecard } from '../scorecard/model.ts'
import { fixed, table, whole } from './markup.ts'
import { bySegment, note, said } from './section.ts'

/** Coefficients with their errors, and what these assume; of an additive model its terms. */
export const coefficients = (model: Model): string =>
  bySegment(
    model,
    (card) => intercept(card) + (card.kind === 'additive' ? termsOf(card) : estimatesOf(card)),
  )

const intercept = ({ intercept, interceptStandardError: error }: Card) =>
  said(
    `Intercept ${fixed(intercept, 4)}${error === undefined ? '' : `, standard error ${fixed(error, 4)}`} (log odds of good where every characteristic is neutral).`,
  )

const MEANINGS = ['IV', 'Trend', 'Points', 'Mean']

const meaning = (c: Characteristic) => [
  fixed(c.iv, 3),
  c.trend,
  `${fixed(c.minPoints, 1)} to ${fixed(c.maxPoints, 1)}`,
  fixed(c.meanPoints, 1),
]

function estimatesOf(model: Scorecard): string {
  const rows = model.characteristics.map((c) => [
    c.feature,
    fixed(c.beta, 4),
    fixed(c.standardError, 4),
    intervalOf(c),
    c.pValue < 0.0001 ? '< 0.0001' : fixed(c.pValue, 4),
    vifOf(c),
    ...meaning(c),
  ])
  const head = ['β of WoE', 'Std. error', '95% interval', 'p', 'VIF', ...MEANINGS]
  return (
    table(['Characteristic', ...head], rows) +
    note(`${assumptions(model).join(' ')} VIF ∞: the others say all of it. “—”: not kept.`)
  )
}

const intervalOf = ({ betaLower, betaUpper }: Characteristic) =>
  betaLower === undefined || betaUpper === undefined
    ? '—'
    : `${fixed(betaLower, 3)} to ${fixed(betaUpper, 3)}`

const vifOf = ({ vif }: Characteristic) => {
  if (vif === undefined) return '—'
  return vif === null ? '∞' : fixed(vif, 2)
}

/** What must be true for the standard errors to be so. */
function assumptions({ training: { selection, rejects } }: Scorecard): string[] {
  const said = [
    'Intervals and p by Wald, each training row with the WoE of bins that other rows made.',
    'They take the characteristics as if they had been chosen beforehand: after a selection they flatter.',
  ]
  if (selection && selection.l2 > 0)
    said.push(
      `They count the ridge penalty (λ ${fixed(selection.l2, 3)} towards ${fixed(selection.centre, 3)}) as if it were data, so they are narrower than rows alone would make them.`,
    )
  if (rejects)
    said.push(
      `They take the guessed outcomes of ${whole(rejects.rejects)} refused requests for knowledge.`,
    )
  return said
}

function termsOf({ characteristics, pairs }: Additive): string {
  const rows = characteristics.map((c) => [c.feature, fixed(c.beta, 4), ...meaning(c)])
  const importance = pairs
    .toSorted((a, b) => b.importance - a.importance)
    .map((p) => [p.name, fixed(p.importance, 2), fixed(p.minPoints, 1), fixed(p.maxPoints, 1)])
  return (
    table(['Characteristic', 'β', ...MEANINGS], rows) +
    note(
      'Terms of an additive model are lookup tables: β is 1, and the error of a term is the spread of its bags, kept with its bins.',
    ) +
    (pairs.length > 0 ? table(['Pair', 'Importance, points', 'Points from', 'to'], importance) : '')
  )
}
