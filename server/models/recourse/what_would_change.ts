import { RiskError } from '../../db/errors.ts'
import type { Additive } from '../additive/model.ts'
import { pairsOf } from '../baseline.ts'
import { pdOf } from '../scorecard/calibration.ts'
import { evaluate } from '../scorecard/evaluate.ts'
import type { Scorecard } from '../scorecard/model.ts'
import { isSloped } from '../scorecard/points.ts'
import type { Value } from '../scorecard/route.ts'
import { type Movable, type Movement, movements, type Needed } from './places.ts'
import {
  added,
  cheapest,
  type Found,
  highest,
  matches,
  type Problem,
  placeOf,
  profileOf,
  type Step,
} from './search.ts'

/** One feature that would have to be otherwise. Its points are what it adds to those listed before it. */
export interface Change {
  feature: string
  needed: Needed
  points: number
  /** Share of the training rows it passes, 0 to 1 (`places.ts`). */
  shift: number
}

/** Changes that lead to a score together. `cost` is the sum of their shifts. */
export interface Way {
  changes: Change[]
  score: number
  pd: number
  cost: number
}

export interface WhatWouldChange {
  /** The score as it is. */
  score: number
  /** Ways that reach the target, the cheapest first; none where it is reached already or cannot be. */
  ways: Way[]
  /** Where no way reaches it: the highest score within the limits. */
  closest: Way | null
  /** Everything was tried: no cheaper way exists. */
  proven: boolean
}

/**
 * The smallest changes of a subject's values that reach a score: at most `limit` features, only as
 * `movableOf` lets them move. Exact, since the model is a sum of lookup tables (`search.ts`). Each
 * feature is taken by itself: that two often move together is not known here. Where points follow a value by
 * the unit, it may go as far as rows had it that the model was judged on; throws BAD_REQUEST where that is not
 * kept with the model.
 */
export function whatWouldChange(
  model: Scorecard | Additive,
  row: Readonly<Record<string, Value>>,
  asked: {
    target: number
    limit: number
    ways: number
    movableOf: (feature: string) => Movable
    /** The PD of a score, where it is not the card's own to say. */
    pdOf?: (score: number) => number
  },
): WhatWouldChange {
  const untold = model.characteristics.find((one) => isSloped(one) && !one.bands)
  if (untold && asked.movableOf(untold.feature) !== 'never')
    throw new RiskError(
      'BAD_REQUEST',
      `points of ${untold.feature} follow its value by the unit, and the model does not tell how its values lay: import it again`,
    )
  const { score } = evaluate(model, row)
  const pd = asked.pdOf ?? ((given: number) => pdOf(given, model))
  if (score >= asked.target) return { score, ways: [], closest: null, proven: true }
  const all = movements(model, row, asked.movableOf)
  const number = new Map(all.map(({ feature }, m) => [feature, m]))
  const pairs = pairsOf(model)
  const problem: Problem = {
    movements: all,
    pairs: pairs.map(
      ({ axes }) => axes.map(({ feature }) => number.get(feature) as number) as [number, number],
    ),
    pairPoints: (pair, first, second) => pairs[pair]!.points[first]?.[second] ?? 0,
  }
  const wayOf = ({ steps, cost, gain }: Found): Way => ({
    changes: steps.map((step, i) => changeOf(problem, steps.slice(0, i), step)),
    score: score + gain,
    pd: pd(score + gain),
    cost,
  })
  const { found, proven } = cheapest(problem, {
    need: asked.target - score,
    limit: asked.limit,
    options: asked.ways,
  })
  if (found.length > 0) return { score, ways: found.map(wayOf), closest: null, proven }
  const most = highest(problem, asked.limit)
  const [closest = null] = most.found.map(wayOf)
  return { score, ways: [], closest, proven: proven && most.proven }
}

function changeOf(problem: Problem, before: readonly Step[], step: Step): Change {
  const movement = problem.movements[step.movement]!
  return {
    feature: movement.feature,
    needed: widened(problem, movement, step),
    points: added(problem, before, step),
    shift: placeOf(problem, step).shift,
  }
}

/** The place together with those beside it that give at least as much, whatever else changes. */
function widened(problem: Problem, { places, lines }: Movement, step: Step): Needed {
  const { movement, place } = step
  const { needed } = placeOf(problem, step)
  if (needed.kind === 'values' || lines) return needed
  const profile = profileOf(problem, movement, place)
  const reaches = (from: number, step: 1 | -1): number | null => {
    const next = places.findIndex((other) => other.order === places[from]!.order + step)
    const serves = next >= 0 && matches(profileOf(problem, movement, next), profile)
    const { lower, upper } = places[from]!.needed as Extract<Needed, { kind: 'range' }>
    return serves ? reaches(next, step) : step === 1 ? upper : lower
  }
  return { kind: 'range', lower: reaches(place, -1), upper: reaches(place, 1) }
}
