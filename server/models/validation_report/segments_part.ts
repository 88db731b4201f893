import { verdictOf } from '../segmented/compare.ts'
import { conditionText } from '../segmented/condition.ts'
import type { Compared, Segment, Segmented } from '../segmented/model.ts'
import { fixed, table, whole } from './markup.ts'
import { note, said } from './section.ts'

/** Who belongs to which segment, how each is told apart, and whether segments pay. */
export const segmentsPart = ({ segments, comparison }: Segmented): string =>
  (comparison
    ? said(
        `AUC ${fixed(comparison.auc, 4)} with segments, ${fixed(comparison.withoutSegments, 4)} of one scorecard of all rows on the same folds, a difference of ${differenceOf(comparison)}: ${verdictOf(comparison)}. Brier ${fixed(comparison.brier, 5)} and ${fixed(comparison.brierWithoutSegments, 5)}.`,
      )
    : said('No row was held back: whether segments pay is not known.')) +
  table(
    ['Segment', 'Who', 'Rows', 'Bads', 'Held-back AUC', 'One scorecard', 'Difference', 'Card of'],
    segments.map((segment, i) => rowOf(segment, comparison?.segments[i]?.figures ?? null)),
    [0, 1, 7],
  ) +
  note(
    'A row belongs to the first segment that matches; a missing value matches no comparison. All cards are on one scale: points mean the same odds in each.',
  )

const rowOf = ({ name, when, rows, bads, whole: ofAll }: Segment, figures: Compared | null) => [
  name,
  conditionText(when),
  whole(rows),
  whole(bads),
  fixed(figures?.auc ?? null, 4),
  fixed(figures?.withoutSegments ?? null, 4),
  figures ? differenceOf(figures) : '—',
  ofAll ? 'all rows: its own are too few' : 'its own rows',
]

const differenceOf = ({ difference, standardError, by }: Compared) =>
  `${difference < 0 ? '' : '+'}${fixed(difference, 4)}${standardError === null ? '' : ` ± ${fixed(standardError, 4)} (${by === 'delong' ? 'DeLong' : 'folds'})`}`
