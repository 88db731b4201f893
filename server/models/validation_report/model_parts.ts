import { badInWords, othersInWords } from '../../ledger/outcome/definition.ts'
import { monthsText } from '../../ledger/outcome/months_text.ts'
import { excludedOf, termsOf } from '../cards.ts'
import type { Card, Model } from '../document.ts'
import { fileOf, type Judgeable } from '../elsewhere.ts'
import type { Bin, WrittenOutcome } from '../scorecard/model.ts'
import { lacks, type Validation } from '../validation/validation.ts'
import { binsChart } from './charts/bins.ts'
import { el, escaped, fixed, percent, table, whole } from './markup.ts'
import { bySegment, facts, figure, note, pair } from './section.ts'

/** What is predicted, on which data, and how the model was made. */
export function definitions({ saved, method, heldBack }: Validation): string {
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
      target.horizonMonths === null ? 'not stated by the source' : monthsText(target.horizonMonths),
    ],
    [
      'Data',
      training.table ? 'a table of its own' : 'features of the ledger, each row as of its own day',
    ],
    ...rowsRow(saved.model, heldBack),
    ...(training.asOf === undefined ? [] : [['Last day observed', training.asOf]]),
    ...(training.dataVersion === undefined ? [] : [['Data version', training.dataVersion]]),
    ...rejectsRow(training.rejects),
    [fileOf(model) === null ? 'Held back' : 'Judged on', method ?? 'no rows'],
    ['Method', `${training.method}; seed ${training.seed}`],
    [
      'Score',
      `${scaling.baseScore} at ${scaling.baseOdds} goods to one bad, ${scaling.pdo} points double the odds; higher is safer`,
    ],
    ['Mean score', fixed(model.meanScore, 1)],
    model.kind === 'imported'
      ? ['Inputs', `${model.inputs.length}: ${model.features.join(', ')}`]
      : [
          'Characteristics',
          `${termsOf(model).length}${model.kind === 'additive' ? ` and ${model.pairs.length} pairs` : ''}; ${excludedOf(model).length} candidates left out`,
        ],
  ])
}

/** The rows it was trained on; of one trained elsewhere its file, and the rows it was judged on. */
function rowsRow(model: Judgeable, heldBack: Validation['heldBack']): string[][] {
  const { rows, bads } = lacks(heldBack) ? model.training : heldBack
  const told = (n: number, bad: number) =>
    `${whole(n)}, ${whole(bad)} bad (${percent(bad / Math.max(1, n))})`
  const file = fileOf(model)
  if (file === null) return [['Training rows', told(model.training.rows, model.training.bads)]]
  return [
    ['Trained', `elsewhere; read from ${file}`],
    ['Rows judged on', told(rows, bads)],
  ]
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

const rejectsRow = (rejects: Judgeable['training']['rejects']): string[][] =>
  rejects
    ? [
        [
          'Refused requests',
          `${whole(rejects.rejects)} beside the training rows, their outcomes guessed (${rejects.method}; ${fixed(rejects.expectedBads, 1)} bads expected), assuming that ${rejects.assumes}`,
        ],
      ]
    : []

const pointsOf = ({ points, slope }: Bin) =>
  slope === undefined ? fixed(points, 1) : `${fixed(points, 1)} + ${slope.toPrecision(4)} a unit`

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
              pointsOf(b),
            ]),
          ),
        ),
      ),
    )
    .join('')
