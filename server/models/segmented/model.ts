import type { Reading, Scorecard } from '../scorecard/model.ts'

/**
 * Scorecards of parts of a population behind one name: a row is scored by the card of the first segment
 * whose condition holds, all cards on one scale, so that a point means the same odds in each.
 *
 *   score = score of the segment's card
 *   PD    = what the one scale, or the one calibration, makes of it
 */
export type Segmented = Omit<
  Scorecard,
  'kind' | 'intercept' | 'interceptStandardError' | 'characteristics' | 'basePoints' | 'baseline'
> & {
  kind: 'segmented'
  /** The first whose condition holds; the last holds whoever is left. */
  segments: Segment[]
  /** Beside one scorecard of all rows on the same folds; absent where no row was held back. */
  comparison?: SegmentComparison
}

export type Segment = {
  name: string
  /** Null: whoever is left. */
  when: SegmentCondition | null
  /** Too few rows to learn from: its card learned from all rows. */
  whole?: true
  /** Training rows that belong to it, and bads among them. */
  rows: number
  bads: number
  /** Its figures of held-back rows are those of the segment's own. */
  card: Scorecard
}

/** A comparison with a missing value does not hold. */
export type SegmentCondition =
  | ({ kind: 'compare'; comparator: '<' | '<=' | '>' | '>='; value: number } & Reading)
  | ({ kind: 'in'; values: (string | number)[] } & Reading)
  | ({ kind: 'missing'; expected: boolean } & Reading)
  | { kind: 'all' | 'any'; parts: SegmentCondition[] }

/** Held-back rows as the segments' cards score them, and as one card without segments does. */
export type SegmentComparison = Compared & {
  /** `figures` is null where the rows of a segment lack a class. */
  segments: { name: string; rows: number; bads: number; figures: Compared | null }[]
}

export type Compared = {
  auc: number
  withoutSegments: number
  /** AUC gained by segments, its standard error, half of its 95% interval, and where these are from. */
  difference: number
  standardError: number | null
  margin: number | null
  by: 'delong' | 'folds'
  brier: number
  brierWithoutSegments: number
}
