import { PSI_SHIFTED, PSI_WATCHED } from '../../stats/psi_threshold.ts'
import type {
  Fairness,
  NamedShift,
  OutOfTime,
  Part,
  SourceStep,
  ThinFiles,
  Vintage,
} from '../validation/validation.ts'
import { barsChart, intervalsChart } from './charts/lengths.ts'
import { vintageChart } from './charts/rates.ts'
import { between, el, escaped, fixed, percent, table, whole } from './markup.ts'
import { figure, note, pair, said } from './section.ts'

const MOST_BARS = 30

export const vintagesPart = (months: Vintage[]) =>
  (months.length > 1
    ? figure('Predicted and actual bad rate by month', vintageChart(months))
    : '') +
  table(
    ['Month', 'Rows', 'Bads', 'Bad rate', '95% interval', 'Mean PD', 'AUC'],
    months.map((v) => [
      v.month,
      whole(v.rows),
      whole(v.bads),
      percent(v.badRate),
      `${percent(v.lower)} to ${percent(v.upper)}`,
      percent(v.meanPd),
      fixed(v.auc),
    ]),
  )

const partRow = (name: string, p: Part) => [
  name,
  whole(p.rows),
  whole(p.bads),
  percent(p.badRate),
  percent(p.meanPd),
  fixed(p.auc),
  between(p.aucLower, p.aucUpper),
]
const PART_HEAD = ['Rows', 'Bads', 'Bad rate', 'Mean PD', 'AUC', '95% interval']

export const outOfTimePart = ({ from, early, late, apart }: OutOfTime) =>
  table(
    ['Observed', ...PART_HEAD],
    [
      partRow(`before ${from}, held back by fold`, early),
      partRow(`${from} and later, held back by fold`, late),
      ...(apart ? [partRow(`${apart.from} and later, by a fit on the past`, apart)] : []),
    ],
  ) +
  note(
    apart
      ? `The last line is of a model fitted again, every choice included, on the ${whole(apart.trainingRows)} rows (${whole(apart.trainingBads)} bads) before ${apart.from} alone, its PDs without calibration; KS ${fixed(apart.ks)}, Brier ${fixed(apart.brier, 4)}. The lines above are of fits that saw other rows of both periods. Outcomes of the past may have come true in months after ${apart.from}, and a line observed before may be observed again after.`
      : 'Rows were held back by fold, not by time: both lines are of fits that saw other rows of both periods. A fit on the past alone needs 30 goods and 30 bads before, and both after.',
  )

const READ: Record<NamedShift['shift'], string> = {
  stable: '◆ stable',
  noise: `= ${fixed(PSI_WATCHED, 2)} or over, within what chance can do`,
  moderate: '▲ moderate shift',
  shifted: '▲ shifted',
}

export const shiftPart = (shifts: NamedShift[], what: string) =>
  table(
    [what, 'Rows', 'PSI', 'Chance alone (1%)', 'Read as'],
    shifts.map((s) => [
      s.name,
      whole(s.rows),
      fixed(s.psi, 4),
      fixed(s.byChance, 4),
      READ[s.shift],
    ]),
    [0, 4],
  ) +
  note(
    `Under ${fixed(PSI_WATCHED, 2)} stable, from ${fixed(PSI_SHIFTED, 2)} shifted, by convention; the column of chance is what two samples of one population of these sizes pass once in a hundred (Yurdakul 2018).`,
  )

export const contributionsPart = (terms: { term: string; aucLost: number; folds: number }[]) =>
  pair(
    figure(
      'AUC lost without the points of a term',
      barsChart(
        'AUC lost by term',
        terms.slice(0, MOST_BARS).map(({ term, aucLost }) => ({ name: term, value: aucLost })),
      ),
    ),
    table(
      ['Term', 'AUC lost', 'Folds with it'],
      terms.map(({ term, aucLost, folds }) => [term, fixed(aucLost, 5), String(folds)]),
    ),
  ) +
  note(
    'On held-back rows, each fold by its own fit: the AUC less that of the score without the term, the others as they are and not fitted again. Below 0 the term did not help these rows.',
  )

export const sourcesPart = (steps: SourceStep[]) =>
  figure(
    'AUC on held-back rows, by the data it may use',
    intervalsChart(
      'AUC by source of data',
      steps.map(({ name, auc, lower, upper }) => ({ name, value: auc, lower, upper })),
    ),
  ) +
  table(
    ['Features from', 'Candidates', 'AUC', '95% interval', 'Gain'],
    steps.map((s, i) => {
      const before = steps[i - 1]?.auc ?? null
      return [
        s.name,
        whole(s.features),
        fixed(s.auc, 4),
        between(s.lower, s.upper, 4),
        before === null || s.auc === null ? '—' : fixed(s.auc - before, 4),
      ]
    }),
  ) +
  note(
    'A model of the same kind at each step, on the same folds, with the features of all steps before. The catalogue has no feature of a bureau, so there is no such step.',
  )

export const thinPart = ({ definition, thin, others }: ThinFiles) =>
  said(`Thin file: ${definition}.`) +
  table(['Files', ...PART_HEAD], [partRow('thin', thin), partRow('others', others)])

/** One table a protected column. */
export const fairnessPart = (all: Fairness[]) =>
  all
    .map(
      ({ column, used, cutoff, acceptanceRate, groups }) =>
        el('h3', {}, escaped(column)) +
        (used ? el('p', { class: 'warn' }, '▲ The model reads this column itself.') : '') +
        said(
          `Accepted: the ${percent(acceptanceRate, 1)} with a score of ${fixed(cutoff, 1)} or more. Reference: the largest group.`,
        ) +
        table(
          [
            'Group',
            'Rows',
            'Bad rate',
            'Mean PD',
            'Mean score',
            'Accepted',
            'Adverse impact ratio',
            'Std. mean difference',
            'Equal opportunity gap',
            'AUC',
            'Lift at 10%',
          ],
          groups.map((g) => [
            g.reference ? `${g.name} (reference)` : g.name,
            whole(g.rows),
            percent(g.badRate),
            percent(g.meanPd),
            fixed(g.meanScore, 1),
            percent(g.acceptanceRate, 1),
            g.adverseImpactRatio === null
              ? '—'
              : `${fixed(g.adverseImpactRatio, 3)}${g.adverseImpactRatio < 0.8 ? ' ▼' : ''}`,
            fixed(g.standardisedMeanDifference, 3),
            g.equalOpportunityGap === null ? '—' : `${fixed(100 * g.equalOpportunityGap, 1)} pp`,
            fixed(g.auc),
            fixed(g.lift, 2),
          ]),
        ),
    )
    .join('') +
  note(
    'Adverse impact ratio: acceptance of the group over that of the reference; ▼ under 0.8, the four-fifths rule (29 CFR 1607.4 D). Standardised mean difference: of scores, in standard deviations; below 0 the group scores lower. Lift: bads among the group’s own riskiest tenth, times chance. Equal opportunity gap: acceptance among goods, less the reference’s.',
  )
