import { expect, it } from 'vitest'
import { usualDefinition } from '../../ledger/outcome/definition.ts'
import { fitAdditive } from '../additive/fit.ts'
import type { Model } from '../document.ts'
import type { RejectRecord } from '../reject_inference.ts'
import { fitScorecard } from '../scorecard/fit.ts'
import type { Characteristic } from '../scorecard/model.ts'
import { syntheticTable } from '../scorecard/synthetic.ts'
import { limitsOf } from '../validation/limits_of.ts'
import { validationOf } from '../validation/of_evidence.ts'
import { coefficients } from './coefficients_part.ts'
import { definitions } from './model_parts.ts'
import { pointsAndPd } from './points_and_pd_part.ts'
import { selectionPart } from './selection_part.ts'

const target = { definition: 'late', horizonMonths: 12, bad: '1', good: '0' }
const table = syntheticTable(800, 1)
const model = fitScorecard(table, { target })
const about = { rows: 1200, bads: 60, source: 'held <back>', outcome: 'late', horizonMonths: null }

/** A page's part as a reader sees it: cells parted by bars. */
const read = (html: string) =>
  html
    .replace(/<\/t[dh]>/g, '|')
    .replace(/<[^>]*>/g, ' ')
    .replace(/ +/g, ' ')

const withFirst = (change: Partial<Characteristic>): Model => {
  const [first, ...others] = model.characteristics as [Characteristic, ...Characteristic[]]
  return { ...model, characteristics: [{ ...first, ...change }, ...others] }
}

it('coefficients come with the interval and VIF that the model keeps: ∞ where infinite, — where not kept', () => {
  const kept = { beta: 0.5, standardError: 0.1, betaLower: 0.25, betaUpper: 0.875, pValue: 0.01 }
  const row = ' 0.5000| 0.1000| 0.250 to 0.875| 0.0100|'
  expect(read(coefficients(withFirst({ ...kept, vif: 2.5 })))).toContain(`${row} 2.50|`)
  expect(read(coefficients(withFirst({ ...kept, vif: null })))).toContain(`${row} ∞|`)
  const { betaLower, betaUpper, vif, ...old } = model.characteristics[0]!
  const before = {
    ...model,
    characteristics: [{ ...old, beta: 0.5, standardError: 0.1, pValue: 0.01 }],
  }
  expect(read(coefficients(before))).toContain(' 0.5000| 0.1000| —| 0.0100| —|')
})

it('errors say what they assume: a selection, the ridge where there is one, guessed outcomes', () => {
  const rejects: RejectRecord = {
    method: 'fuzzy',
    rejects: 1234,
    factor: 2,
    expectedBads: 300,
    assumes: 'they <pay> alike',
  }
  const guessed = { ...model, training: { ...model.training, rejects } }
  expect(coefficients(model)).toContain('after a selection they flatter')
  expect(coefficients(model)).toContain('ridge penalty (λ 30.000 towards')
  expect(coefficients(model)).not.toContain('guessed')
  expect(coefficients(guessed)).toContain('outcomes of 1,234 refused requests for knowledge')
  const free = fitScorecard(table, { target, selection: 'forward' })
  expect(coefficients(free)).not.toContain('ridge')
  const why = { why: 'not asked' }
  const told = {
    heldBack: why,
    method: null,
    vintages: why,
    outOfTime: why,
    scoreShift: why,
    binShift: why,
    contributions: why,
    bySource: why,
    thinFiles: why,
    fairness: why,
    alternatives: why,
    overrides: why,
    given: null,
  }
  expect(limitsOf(guessed, told).join()).toContain(
    '(fuzzy), assuming that they <pay> alike. No figure',
  )
  expect(limitsOf(model, told).join()).not.toContain('guessed')
})

it('the choice of characteristics is told with limits, steps and what was left out, and its lists end', () => {
  const { training } = fitScorecard(table, { target, selection: 'stepwise', criterion: 'bic' })
  const excluded = Array.from({ length: 310 }, (_, i) => ({
    feature: `f${i}`,
    step: 'vif' as const,
    why: 'says the <same>',
  }))
  const part = read(selectionPart({ ...model, training: { ...training, excluded } }))
  expect(part).toContain(' Method| stepwise selection by BIC|')
  expect(part).toContain(' Highest VIF| 10|')
  expect(part).toContain(' Ridge penalty| none|')
  expect(part).toContain(`${training.selection!.chosen} chosen|`)
  expect(part).toContain('Change of BIC')
  expect(part).toContain(` in| ${training.selection!.steps[0]!.feature}| −`)
  expect(part).toContain(' f299| variance inflation| says the &lt;same&gt;|')
  expect(part).not.toContain('f300')
  expect(part).toContain('And 10 more.')
})

it('an additive model keeps no steps and no errors of coefficients, and is reported all the same', () => {
  const additive = fitAdditive(table, { target, additive: { bags: 1, maxRounds: 5, pairs: 1 } })
  expect(selectionPart(additive)).toContain('No choice step by step is kept')
  expect(coefficients(additive)).toContain('Terms of an additive model are lookup tables')
})

it('a calibration is told with its rows, outcome and figures, and rounding with its cost', () => {
  expect(pointsAndPd(model)).toContain('PD is that of the scale')
  const rounding = { step: 5, on: 'held-back', aucBefore: 0.75, aucAfter: 0.7475 } as const
  const platt = { method: 'platt', ...about, intercept: -0.25, slope: 0.875 } as const
  const first = read(pointsAndPd({ ...model, rounding, calibration: platt }))
  expect(first).toContain('multiples of 5: AUC 0.7500 before and 0.7475 after, a change of −0.0025')
  expect(first).toContain(' a, b| −0.2500, 0.8750|')
  expect(first).toContain(' Learned from| 1,200 rows, 60 bad (5.00%): held &lt;back&gt;|')
  expect(first).toContain(' Horizon| not stated by the source|')
  const knots = [
    { score: 500, pd: 0.25 },
    { score: 612.5, pd: 0.0125 },
  ]
  const second = read(
    pointsAndPd({ ...model, calibration: { method: 'isotonic', ...about, knots } }),
  )
  expect(second).toMatch(/500\.00\| 25\.000%\| +612\.50\| 1\.250%\|/)
})

it('the definition that the ledger told outcomes by is told whole: figures, digest, days, counts by reason', async () => {
  const document = await usualDefinition()
  const excluded = [
    { reason: 'young', rows: 1234 },
    { reason: 'age<=17', rows: 2 },
  ]
  const counts = { good: 900, bad: 60, indeterminate: 40, immature: 0, excluded }
  const written = {
    name: 'default_90',
    digest: 'd1',
    document,
    observedOn: ['2016-10-01', '2017-01-01'],
    counts,
  }
  const saved = {
    modelId: 'm',
    name: 'cards',
    createdAt: '2026-11-28 10:00:00',
    actor: 'ada',
    model: { ...model, target: { ...target, written } },
  }
  const validation = validationOf(saved, undefined)
  expect(validation.limits.join()).toContain('observed on up to 2 days')
  const told = read(definitions(validation))
  for (const part of [
    'default_90, digest d1',
    'ever over 90 days past due, charged off or forborne within 12 months (60)',
    'worst over 30, up to 90 days past due (40)',
    'young 1,234, age&lt;=17 2',
    '2016-10-01, 2017-01-01',
    'nothing posted in 12 months',
  ])
    expect(told).toContain(part)
})
