import { factText } from './fact_text.ts'
import type { Score } from './query.ts'

export interface ContributionRow {
  key: string
  name: string
  value: string
  points: number
  reason?: 1 | 2 | 3 | 4
}

const shown = 11

const reasonOf = (score: Score, feature: string): { reason?: 1 | 2 | 3 | 4 } => {
  const rank = score.reasons.find((reason) => reason.feature === feature)?.rank
  return rank === 1 || rank === 2 || rank === 3 || rank === 4 ? { reason: rank } : {}
}

/**
 * Points of each characteristic against the population's mean, largest first; the least ones in one
 * row. They add up to the score less the mean score.
 */
export function waterfallRows(
  score: Score,
  nameOf: (point: Score['points'][number]) => string,
  othersName: (n: number) => string,
): ContributionRow[] {
  const rows = score.points
    .map((point) => ({
      key: point.feature,
      name: nameOf(point),
      value: factText(point.value, point.unit),
      points: point.points - point.mean,
      ...reasonOf(score, point.feature),
    }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  // What the customer is told must be in the picture, however small.
  const kept = rows.filter((row, i) => i < shown || 'reason' in row)
  const rest = rows.filter((row) => !kept.includes(row))
  const first = rest[0]
  if (rest.length <= 1) return rows
  const points = rest.reduce((sum, row) => sum + row.points, 0)
  return first
    ? [...kept, { key: 'others', name: othersName(rest.length), value: '', points }]
    : kept
}
