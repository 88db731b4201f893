import { badInWords, othersInWords } from '../../ledger/outcome/definition.ts'
import { excludedOf, termsOf } from '../cards.ts'
import type { Card, Model } from '../document.ts'
import type { WrittenOutcome } from '../scorecard/model.ts'
import type { Validation } from '../validation/validation.ts'
import { binsChart } from './charts/bins.ts'
import { el, escaped, fixed, percent, table, whole } from './markup.ts'
import { bySegment, facts, figure, note, pair } from './section.ts'

/** What is predicted, on which data, and how the model was made. */
export function definitions({ saved, method }: Validation): string {
  const { model, modelId, name, actor, createdAt } = saved
  const { target, training, scaling } = model
  return facts([
    ['Model', `${name} (${modelId}), ${model.kind}`],
    ['Saved', `${createdAt.slice(0, 16)} UTC by ${actor}`],
    ['Outcome', target.definition],
    ...(target.written
      ? writtenRows(target.written)
      : [
          ['Bad', target.bad],
          ['Good', target.good],
        ]),
    [
      'Horizon',
      target.horizonMonths === null ? 'not stated by the source' : `${target.horizonMonths} months`,
    ],
    [
      'Data',
      training.table ? 'a table of its own' : 'features of the ledger, each row as of its own day',
    ],
    [
      'Training rows',
      `${whole(training.rows)}, ${whole(training.bads)} bad (${percent(training.bads / training.rows)})`,
    ],
    ...(training.asOf === undefined ? [] : [['Last day observed', training.asOf]]),
    ...(training.dataVersion === undefined ? [] : [['Data version', training.dataVersion]]),
    ...rejectsRow(training.rejects),
    ['Held back', method ?? 'no rows'],
    ['Method', `${training.method}; seed ${training.seed}`],
    [
      'Score',
      `${scaling.baseScore} at ${scaling.baseOdds} goods to one bad, ${scaling.pdo} points double the odds; higher is safer`,
    ],
    ['Mean score', fixed(model.meanScore, 1)],
    [
      'Characteristics',
      `${termsOf(model).length}${model.kind === 'additive' ? ` and ${model.pairs.length} pairs` : ''}; ${excludedOf(model).length} candidates left out`,
    ],
  ])
}

/** The definition that the ledger told outcomes by, and what it came to. */
function writtenRows({ name, digest, document, observedOn, counts }: WrittenOutcome): string[][] {
  const { good, indeterminate, excluded } = othersInWords(document)
  return [
    ['Definition', `${name}, digest ${digest}; told by the ledger from payments and statements`],
    ['Bad', `${badInWords(document)} (${whole(counts.bad)})`],
    ['Indeterminate', `${indeterminate} (${whole(counts.indeterminate)})`],
    ['Good', `${good} (${whole(counts.good)})`],
    ['Excluded', excluded],
    [
      'Excluded rows',
      counts.excluded.map(({ reason, rows }) => `${reason} ${whole(rows)}`).join(', ') || 'none',
    ],
    ['Observed as of', observedOn.join(', ')],
    ['Unit', 'an open revolving line, once a day of observation'],
  ]
}

const rejectsRow = (rejects: Model['training']['rejects']): string[][] =>
  rejects
    ? [
        [
          'Refused requests',
          `${whole(rejects.rejects)} beside the training rows, their outcomes guessed (${rejects.method}; ${fixed(rejects.expectedBads, 1)} bads expected), assuming that ${rejects.assumes}`,
        ],
      ]
    : []

/** Every characteristic with its bins, drawn and in figures. */
export const binsPart = (model: Model) => bySegment(model, binsOf)

const binsOf = (model: Card) =>
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
