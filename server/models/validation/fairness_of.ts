import {
  adverseImpactRatio,
  equalOpportunityGap,
  type GroupOutcome,
  standardisedMeanDifference,
} from '../../stats/fairness.ts'
import { lift } from '../../stats/lift.ts'
import { measurePart, type Scored, scoredWhere } from './measure.ts'
import type { FairGroup, Fairness } from './validation.ts'

const MOST_GROUPS = 12

/**
 * How a protected column's groups fare where the share `acceptance` with the highest scores is accepted;
 * `groups` has each row's group, null where it is not known. The largest group is the reference.
 */
export function fairnessOf(
  rows: Scored,
  groups: readonly (string | null)[],
  { column, used, acceptance }: { column: string; used: boolean; acceptance: number },
): Fairness {
  const sorted = rows.score.slice().sort()
  const cutoff = sorted[Math.min(sorted.length - 1, Math.round(sorted.length * (1 - acceptance)))]!
  const counts = new Map<string, number>()
  for (const group of groups) counts.set(nameOf(group), (counts.get(nameOf(group)) ?? 0) + 1)
  const names = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name)
  const parts = names.slice(0, MOST_GROUPS).map((name) => {
    const part = scoredWhere(rows, (row) => nameOf(groups[row] ?? null) === name)
    return { name, part, outcome: outcomeOf(part, cutoff) }
  })
  const reference = parts[0]!
  return {
    column,
    used,
    cutoff,
    acceptanceRate: rows.score.filter((score) => score >= cutoff).length / rows.score.length,
    groups: parts.map(({ name, part, outcome }): FairGroup => {
      const own = name === reference.name
      const { rows: count, bads, badRate, meanPd, auc } = measurePart(part)
      return {
        name,
        reference: own,
        ...{ rows: count, bads, badRate, meanPd, auc },
        meanScore: part.score.reduce((sum, score) => sum + score, 0) / count,
        acceptanceRate: outcome.accepted / outcome.rows,
        adverseImpactRatio: own ? null : adverseImpactRatio(outcome, reference.outcome),
        standardisedMeanDifference: own
          ? null
          : standardisedMeanDifference(part.score, reference.part.score, rows.score),
        lift: auc === null ? null : lift(part.score, part.bad, 0.1),
        equalOpportunityGap: own ? null : equalOpportunityGap(outcome, reference.outcome),
      }
    }),
  }
}

const nameOf = (group: string | null) => group ?? 'not known'

function outcomeOf({ score, bad }: Scored, cutoff: number): GroupOutcome {
  const outcome = { rows: score.length, accepted: 0, goods: 0, acceptedGoods: 0 }
  score.forEach((one, row) => {
    const [accepted, good] = [one >= cutoff, bad[row] === 0]
    if (accepted) outcome.accepted++
    if (good) outcome.goods++
    if (accepted && good) outcome.acceptedGoods++
  })
  return outcome
}

/** A column of many numbers as four groups of about equal count, named by their bounds. */
export function quarters(values: readonly (number | null)[]): (string | null)[] {
  const sorted = values.filter((one) => one !== null).sort((a, b) => a - b)
  const cuts = [...new Set([1, 2, 3].map((q) => sorted[Math.floor((q * sorted.length) / 4)]!))]
  const names = Array.from({ length: cuts.length + 1 }, (_, i) =>
    i === 0
      ? `below ${cuts[0]}`
      : i === cuts.length
        ? `${cuts[i - 1]} and more`
        : `${cuts[i - 1]} to below ${cuts[i]}`,
  )
  return values.map((one) =>
    one === null ? null : names[cuts.filter((cut) => one >= cut).length]!,
  )
}
