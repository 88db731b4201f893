import { lacks, type Validation } from '../validation/validation.ts'
import { alternativesPart } from './alternatives_part.ts'
import { coefficients } from './coefficients_part.ts'
import { page } from './frame.ts'
import { el, escaped, fixed, percent, whole } from './markup.ts'
import { calibrationPart, discrimination, gainsTable } from './measured_parts.ts'
import { binsPart, definitions } from './model_parts.ts'
import { pointsAndPd } from './points_and_pd_part.ts'
import {
  contributionsPart,
  fairnessPart,
  outOfTimePart,
  shiftPart,
  sourcesPart,
  thinPart,
  vintagesPart,
} from './population_parts.ts'
import { note, orWhy, type Section, said } from './section.ts'
import { segmentsPart } from './segments_part.ts'
import { selectionPart } from './selection_part.ts'

/** The validation report as one HTML page that needs nothing else: `styles` are put into it. */
export const reportPage = (validation: Validation, styles: string, madeAt: Date): string =>
  page({
    saved: validation.saved,
    sentence: sentence(validation),
    tiles: tiles(validation),
    sections: sectionsOf(validation),
    styles,
    madeAt,
  })

function sentence({ saved, heldBack, method }: Validation): string {
  const what = `the probability of “${saved.model.target.definition}”`
  if (lacks(heldBack)) return `It gives ${what}; how well is not known: ${heldBack.why}.`
  const { auc, aucLower, aucUpper, rows, meanPd, badRate } = heldBack
  const interval = aucLower === null ? '' : ` (${fixed(aucLower)} to ${fixed(aucUpper)})`
  return `It gives ${what}, and on ${whole(rows)} held-back rows (${method ?? 'held back'}) tells bads from goods with an AUC of ${fixed(auc)}${interval}; its mean PD is ${percent(meanPd, 1)} where ${percent(badRate, 1)} went bad.`
}

function tiles({ heldBack }: Validation): [string, string][] {
  if (lacks(heldBack)) return []
  const m = heldBack
  return [
    ['Held-back rows', whole(m.rows)],
    ['Bad rate', percent(m.badRate, 1)],
    ['AUC', fixed(m.auc)],
    ['Gini', fixed(m.gini)],
    ['KS', fixed(m.ks)],
    ['Brier', fixed(m.brier)],
  ]
}

function sectionsOf(v: Validation): Section[] {
  const { model } = v.saved
  const sampled =
    'On held-back rows only, each scored by a fit that did not see it; every row counts once, whatever its weight.'
  return [
    { id: 'definitions', title: 'Data and definitions', body: definitions(v) },
    {
      id: 'limits',
      title: 'Limits of use',
      body: el('ul', {}, ...v.limits.map((one) => el('li', {}, escaped(one)))),
    },
    {
      id: 'discrimination',
      title: 'Discrimination',
      body: orWhy(v.heldBack, discrimination) + note(sampled),
    },
    ...(model.kind === 'segmented'
      ? [{ id: 'segments', title: 'Segments', body: segmentsPart(model) }]
      : []),
    { id: 'gains', title: 'Gains table', body: orWhy(v.heldBack, gainsTable) },
    { id: 'calibration', title: 'Calibration', body: orWhy(v.heldBack, calibrationPart) },
    {
      id: 'vintages',
      title: 'Predicted against actual by vintage',
      body: orWhy(v.vintages, vintagesPart),
    },
    { id: 'out-of-time', title: 'Out of time', body: orWhy(v.outOfTime, outOfTimePart) },
    ...(v.given
      ? [
          {
            id: 'given',
            title: `On the given table`,
            body:
              said(`All rows of ${v.given.path} with a known outcome, scored by the saved model.`) +
              orWhy(
                v.given.measured,
                (m) => discrimination(m) + gainsTable(m) + calibrationPart(m),
              ),
          },
        ]
      : []),
    {
      id: 'stability',
      title: 'Stability',
      body:
        el('h3', {}, 'Score (PSI)') +
        (v.given
          ? orWhy(v.given.scoreShift, (shift) => shiftPart([shift], 'Given table'))
          : orWhy(v.scoreShift, (shifts) => shiftPart(shifts, 'Month'))) +
        el(
          'h3',
          {},
          v.given
            ? 'Characteristics (CSI), given table against training'
            : 'Characteristics (CSI), the month that differs most',
        ) +
        orWhy(v.binShift, (shifts) => shiftPart(shifts, 'Characteristic')),
    },
    {
      id: 'contribution',
      title: 'Contribution of each term',
      body: orWhy(v.contributions, contributionsPart),
    },
    {
      id: 'sources',
      title: 'Lift by source of data',
      body:
        orWhy(v.bySource, sourcesPart) +
        el('h3', {}, 'Thin files apart') +
        orWhy(v.thinFiles, thinPart),
    },
    {
      id: 'fairness',
      title: 'Fairness',
      body:
        orWhy(v.fairness, fairnessPart) +
        el('h3', {}, 'Less discriminatory alternatives') +
        orWhy(v.alternatives, alternativesPart),
    },
    { id: 'overrides', title: 'Overrides', body: orWhy(v.overrides, () => '') },
    {
      id: 'selection',
      title: 'Choice of characteristics',
      body: selectionPart(model),
    },
    { id: 'coefficients', title: 'Coefficients', body: coefficients(model) },
    { id: 'points', title: 'Points and PD', body: pointsAndPd(model) },
    { id: 'bins', title: 'Characteristics and their bins', body: binsPart(model) },
  ]
}
