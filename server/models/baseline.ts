import type { Additive } from './additive/model.ts'
import type { Scorecard } from './scorecard/model.ts'
import { scoreOfLogOdds } from './scorecard/scaling.ts'

/**
 * What points are held against where a score is explained. `mean`: the training rows' mean, and
 * `cutoff`: the mean of those that scored at or slightly above the cutoff; Regulation B names both (12
 * CFR 1002.9(b)(2), official interpretation 5). `maximum`: the most a term gives. `neutral`: what a
 * term gives where it says nothing of the odds. `given`: what the file of a model trained elsewhere says, by
 * characteristic.
 */
export type Baseline =
  | { kind: 'mean' | 'maximum' | 'neutral' }
  | CutoffBaseline
  | { kind: 'given'; points: readonly number[] }

/** `upTo`: the end of what is slightly above; `means`: by characteristic, then by pair. */
export type CutoffBaseline = {
  kind: 'cutoff'
  cutoff: number
  upTo: number
  rows: number
  means: readonly number[]
}

export const BASELINES = ['mean', 'maximum', 'neutral', 'cutoff'] as const

export const pairsOf = (model: Scorecard | Additive) =>
  model.kind === 'additive' ? model.pairs : []

/** Points that each term is held against: the characteristics in order, then the pairs. */
export function baselinePoints(model: Scorecard | Additive): readonly number[] {
  const { characteristics, baseline = { kind: 'mean' } } = model
  const terms = [...characteristics, ...pairsOf(model)]
  switch (baseline.kind) {
    case 'cutoff':
      return baseline.means
    case 'given':
      return baseline.points
    case 'maximum':
      return terms.map(({ maxPoints }) => maxPoints)
    case 'neutral': {
      // The constant that characteristics carry in equal shares; pairs carry none of it.
      const constant = scoreOfLogOdds(model.intercept, model.scaling) - model.basePoints
      return terms.map((_, i) =>
        i < characteristics.length ? constant / characteristics.length : 0,
      )
    }
    default:
      return terms.map(({ meanPoints }) => meanPoints)
  }
}
