import type { Alternative, Alternatives } from '../validation/validation.ts'
import { el, escaped, fixed, table } from './markup.ts'
import { note, said } from './section.ts'

const ENDED: Record<Alternatives['ended'], string> = {
  'no better': 'No further feature left out would have helped.',
  steps: 'It ended at two features left out.',
  limit: 'It ended at the most models that are fitted for a report: there may be better ones.',
  time: 'It ended when its time was over: there may be better ones.',
}

const row = (one: Alternative, name: string) => [
  name,
  fixed(one.auc, 4),
  `${one.aucChange > 0 ? '+' : ''}${fixed(one.aucChange, 4)}`,
  one.aucError === null ? '—' : fixed(one.aucError, 4),
  fixed(one.adverseImpactRatio, 3),
]

/** One table a protected column: the model, and what treats its groups more alike. */
export const alternativesPart = (all: Alternatives[]) =>
  all
    .map(
      ({ column, tolerance, own, tried, ended, better }) =>
        el('h3', {}, escaped(column)) +
        said(
          `${tried} models were fitted without some features; ${better.length === 0 ? 'none' : better.length} of them ${better.length === 1 ? 'treats' : 'treat'} its groups more alike and ${better.length === 1 ? 'loses' : 'lose'} no more than ${fixed(tolerance, 3)} of the AUC. ${ENDED[ended]}`,
        ) +
        table(
          ['Left out', 'AUC', 'Change', 'Std. error', 'Least adverse impact ratio'],
          [
            row(own, 'nothing: the model itself'),
            ...better.map((one) => row(one, one.dropped.join(', '))),
          ],
        ),
    )
    .join('') +
  note(
    'Each is trained anew on the same folds and judged on the same held-back rows; of groups of 30 rows or more. The search is greedy: one feature after another, each time the one that helps most.',
  )
