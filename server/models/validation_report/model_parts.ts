import type { Model } from '../document.ts'
import type { Characteristic } from '../scorecard/model.ts'
import type { Validation } from '../validation/validation.ts'
import { binsChart } from './charts/bins.ts'
import { el, escaped, fixed, percent, table, whole } from './markup.ts'
import { figure, note, pair, said } from './section.ts'

/** What is predicted, on which data, and how the model was made. */
export function definitions({ saved, method }: Validation): string {
  const { model, modelId, name, actor, createdAt } = saved
  const { target, training, scaling } = model
  return table(
    ['What', 'Is'],
    [
      ['Model', `${name} (${modelId}), ${model.kind}`],
      ['Saved', `${createdAt.slice(0, 16)} UTC by ${actor}`],
      ['Outcome', target.definition],
      ['Bad', target.bad],
      ['Good', target.good],
      [
        'Horizon',
        target.horizonMonths === null
          ? 'not stated by the source'
          : `${target.horizonMonths} months`,
      ],
      [
        'Data',
        training.table
          ? 'a table of its own'
          : 'features of the ledger, each row as of its own day',
      ],
      [
        'Training rows',
        `${whole(training.rows)}, ${whole(training.bads)} bad (${percent(training.bads / training.rows)})`,
      ],
      ...(training.asOf === undefined ? [] : [['Last day observed', training.asOf]]),
      ...(training.dataVersion === undefined ? [] : [['Data version', training.dataVersion]]),
      ['Held back', method ?? 'no rows'],
      ['Method', `${training.method}; seed ${training.seed}`],
      [
        'Score',
        `${scaling.baseScore} at ${scaling.baseOdds} goods to one bad, ${scaling.pdo} points double the odds; higher is safer`,
      ],
      ['Mean score', fixed(model.meanScore, 1)],
      [
        'Characteristics',
        `${model.characteristics.length}${model.kind === 'additive' ? ` and ${model.pairs.length} pairs` : ''}; ${training.excluded.length} candidates left out`,
      ],
    ],
    [0, 1],
  )
}

/** Further fields that a fit may have kept with a characteristic. */
type Kept = Characteristic & { vif?: number; lower?: number; upper?: number }

/** Coefficients with their errors, and what was left out and why. */
export function coefficients(model: Model): string {
  const z = 1.959963984540054
  const rows = (model.characteristics as Kept[]).map((c) => [
    c.feature,
    fixed(c.beta, 4),
    ...(model.kind === 'additive'
      ? []
      : [
          fixed(c.standardError, 4),
          `${fixed(c.lower ?? c.beta - z * c.standardError, 3)} to ${fixed(c.upper ?? c.beta + z * c.standardError, 3)}`,
          c.pValue < 0.0001 ? '< 0.0001' : fixed(c.pValue, 4),
          c.vif === undefined ? '—' : fixed(c.vif, 2),
        ]),
    fixed(c.iv, 3),
    c.trend,
    `${fixed(c.minPoints, 1)} to ${fixed(c.maxPoints, 1)}`,
    fixed(c.meanPoints, 1),
  ])
  const estimate =
    model.kind === 'additive' ? ['β'] : ['β of WoE', 'Std. error', '95% interval', 'p', 'VIF']
  const pairs =
    model.kind === 'additive' && model.pairs.length > 0
      ? table(
          ['Pair', 'Importance, points', 'Points from', 'to'],
          model.pairs
            .toSorted((a, b) => b.importance - a.importance)
            .map((p) => [
              p.name,
              fixed(p.importance, 2),
              fixed(p.minPoints, 1),
              fixed(p.maxPoints, 1),
            ]),
        )
      : ''
  const { excluded } = model.training
  return (
    said(
      `Intercept ${fixed(model.intercept, 4)} (log odds of good where every characteristic is neutral).`,
    ) +
    table(['Characteristic', ...estimate, 'IV', 'Trend', 'Points', 'Mean'], rows) +
    (model.kind === 'additive'
      ? note(
          'Terms of an additive model are lookup tables: β is 1, and the error of a term is the spread of its bags, kept with its bins.',
        )
      : note('VIF “—”: not kept with this model.')) +
    pairs +
    (excluded.length > 0
      ? el('h3', {}, 'Left out') +
        table(
          ['Candidate', 'Why'],
          excluded.map(({ feature, why }) => [feature, why]),
          [0, 1],
        )
      : '')
  )
}

/** Every characteristic with its bins, drawn and in figures. */
export const binsPart = (model: Model) =>
  model.characteristics
    .map((c) =>
      el(
        'section',
        { class: 'bins' },
        el('h3', {}, escaped(c.label === c.feature ? c.feature : `${c.label} (${c.feature})`)),
        note(
          `IV ${fixed(c.iv, 3)}, trend ${c.trend}; unseen values get ${fixed(c.pointsUnseen, 1)} points.`,
        ),
        pair(
          figure('Bad rate, rows and points', binsChart(c.feature, c.bins, c.meanPoints)),
          table(
            ['Bin', 'Rows', 'Share', 'Bads', 'Bad rate', 'WoE', 'Points'],
            c.bins.map((b) => [
              b.label,
              whole(b.count),
              percent(b.count / Math.max(1, model.training.rows), 1),
              whole(b.bad),
              b.count > 0 ? percent(b.badRate) : '—',
              fixed(b.woe, 3),
              fixed(b.points, 1),
            ]),
          ),
        ),
      ),
    )
    .join('')
