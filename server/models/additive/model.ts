import type { BinCondition, Scorecard, WrittenAs } from '../scorecard/model.ts'

/**
 * An additive boosted model as a plain JSON document: a scorecard whose characteristics are main
 * effects in many bins, and beside them pairwise terms.
 *
 *   score = basePoints + points of every characteristic + points of every pair
 *
 * A characteristic's `woe` is its contribution to the log odds of good, `beta` is 1; `iv` is that of
 * its bins. Contributions have mean 0 over the training rows, so `basePoints` is the score of a row
 * that is average in everything. Points, PD and reasons are read as those of a scorecard.
 */
export type Additive = Omit<Scorecard, 'kind'> & { kind: 'additive'; pairs: PairTerm[] }

/** What two features say together beyond what each says alone. */
export type PairTerm = {
  /** Names the term among the reasons: both features, joined by " × ". */
  name: string
  axes: [Axis, Axis]
  /** Points by bin of the first axis and bin of the second. A value that no bin holds gives 0. */
  points: number[][]
  /** Standard deviation of the points over the bags. */
  errors: number[][]
  meanPoints: number
  maxPoints: number
  minPoints: number
  /** Mean absolute points of the training rows. */
  importance: number
}

/** How a value finds its bin: as in a characteristic (`route.ts`). */
export type Axis = {
  feature: string
  type: 'number' | 'category'
  from?: WrittenAs
  bins: BinCondition[]
}
