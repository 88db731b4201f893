import { mean } from './sample.ts'

/** What a cutoff does to one group of people: counts of rows, and of goods, and how many are accepted. */
export type GroupOutcome = { rows: number; accepted: number; goods: number; acceptedGoods: number }

/**
 * Adverse impact ratio: the group's acceptance rate over that of the reference group; below 0.8 is
 * taken as evidence of adverse impact (29 CFR 1607.4 D, the four-fifths rule). Null where nobody of the reference is accepted.
 */
export function adverseImpactRatio(group: GroupOutcome, reference: GroupOutcome): number | null {
  if (group.rows === 0 || reference.accepted === 0) return null
  return group.accepted / group.rows / (reference.accepted / reference.rows)
}

/** Equal opportunity gap (Hardt, Price, Srebro 2016): the group's acceptance rate among goods less the reference's; null where either has no goods. */
export function equalOpportunityGap(group: GroupOutcome, reference: GroupOutcome): number | null {
  if (group.goods === 0 || reference.goods === 0) return null
  return group.acceptedGoods / group.goods - reference.acceptedGoods / reference.goods
}

/** Standardised mean difference: (mean - reference mean) over the standard deviation of all scores; below 0 the group scores lower. Null where scores do not vary. */
export function standardisedMeanDifference(
  scores: ArrayLike<number>,
  reference: ArrayLike<number>,
  all: ArrayLike<number>,
): number | null {
  const deviation = Math.sqrt(variance(all))
  if (!(deviation > 0) || scores.length === 0 || reference.length === 0) return null
  return (mean(scores) - mean(reference)) / deviation
}

function variance(values: ArrayLike<number>): number {
  const centre = mean(values)
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) ** 2
  return sum / values.length
}
