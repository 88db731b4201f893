import type { Model } from '../document.ts'
import { fileOf, type Judgeable } from '../elsewhere.ts'
import { lacks, type Validation } from '../validation/validation.ts'
import { alternativesPart } from './alternatives_part.ts'
import { coefficients } from './coefficients_part.ts'
import { page } from './frame.ts'
import { el, escaped, fixed, percent, whole } from './markup.ts'
import { calibrationPart, discrimination, gainsTable } from './measured_parts.ts'
import { binsPart, definitions } from './model_parts.ts'
import { overridesPart } from './overrides_part.ts'
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

const NOT_TOLD =
  'it was trained elsewhere: how its characteristics were chosen is not told by its file'
const NO_COEFFICIENTS =
  'it was trained elsewhere: its file has what its characteristics add, and no standard errors; what they add stands with their bins'
const AS_A_WHOLE =
  'it is run as a whole, not as a sum of lookup tables; tally explain tells what the features of one score give it'

/** What is shown of a sum of lookup tables, or why it is not. */
const shown = (model: Judgeable, why: string | null, show: (model: Model) => string): string =>
  model.kind === 'imported' || why !== null
    ? orWhy({ why: why ?? AS_A_WHOLE }, () => '')
    : show(model)

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
  const seen = fileOf(saved.model) === null ? 'held-back rows' : 'rows'
  return `It gives ${what}, and on ${whole(rows)} ${seen} (${method ?? 'held back'}) tells bads from goods with an AUC of ${fixed(auc)}${interval}; its mean PD is ${percent(meanPd, 1)} where ${percent(badRate, 1)} went bad.`
}

function tiles({ saved, heldBack }: Validation): [string, string][] {
  if (lacks(heldBack)) return []
  const m = heldBack
  return [
    [fileOf(saved.model) === null ? 'Held-back rows' : 'Rows judged on', whole(m.rows)],
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
    fileOf(model) === null
      ? 'On held-back rows only, each scored by a fit that did not see it; every row counts once, whatever its weight.'
      : 'On all rows that it was judged on: it was trained elsewhere, and may have seen them. Every row counts once.'
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
            ? `Characteristics (CSI), given table against ${fileOf(model) === null ? 'training' : 'the rows it was judged on'}`
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
    { id: 'overrides', title: 'Overrides', body: orWhy(v.overrides, overridesPart) },
    {
      id: 'selection',
      title: 'Choice of characteristics',
      body: shown(model, fileOf(model) === null ? null : NOT_TOLD, selectionPart),
    },
    {
      id: 'coefficients',
      title: 'Coefficients',
      body: shown(
        model,
        fileOf(model) === null || model.kind === 'imported' ? null : NO_COEFFICIENTS,
        coefficients,
      ),
    },
    { id: 'points', title: 'Points and PD', body: shown(model, null, pointsAndPd) },
    { id: 'bins', title: 'Characteristics and their bins', body: shown(model, null, binsPart) },
  ]
}
