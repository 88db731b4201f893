import type { Additive, PairTerm } from '../additive/model.ts'
import { baselinePoints } from '../baseline.ts'
import { pdOf } from './calibration.ts'
import type { Characteristic, Scorecard } from './model.ts'
import { pointsAt } from './points.ts'
import { binOf, type Value } from './route.ts'

export type Evaluation = {
  score: number
  /** Probability of bad over the model's horizon, 0 to 1. */
  pd: number
  characteristics: Part[]
  reasons: Reason[]
}

/** What one characteristic, or pair, gave: `bin` is its index, -1 where no bin holds the value. */
export type Part = { feature: string; bin: number; label: string; woe: number; points: number }

/** Points lost against the model's baseline. */
export type Reason = { feature: string; label: string; bin: string; shortfall: number }

/** Reasons are at most this many, as adverse-action practice asks. */
export const mostReasons = 4

/**
 * The reference evaluation of one row: points per characteristic, score, PD and up to four reasons.
 * `row` maps feature names to values; a name that is absent counts as null. The SQL is tested against it.
 */
export function evaluate(model: Scorecard | Additive, row: Record<string, Value>): Evaluation {
  const parts = [
    ...model.characteristics.map((c) => part(c, row[c.feature])),
    ...(model.kind === 'additive' ? model.pairs.map((pair) => pairPart(pair, row)) : []),
  ]
  const score = parts.reduce((sum, p) => sum + p.points, model.basePoints)
  return {
    score,
    pd: pdOf(score, model),
    characteristics: parts,
    reasons: reasons(model, parts),
  }
}

function part(c: Characteristic, value: Value): Part {
  const index = binOf(c, value)
  const bin = c.bins[index]
  return bin
    ? {
        feature: c.feature,
        bin: index,
        label: bin.label,
        woe: bin.woe,
        points: pointsAt(bin, value),
      }
    : {
        feature: c.feature,
        bin: -1,
        label: value === null || value === undefined ? 'missing' : 'unseen',
        woe: c.woeUnseen,
        points: c.pointsUnseen,
      }
}

/** What two features give together; of a value that no bin of the pair holds, nothing. */
function pairPart({ name, axes, points }: PairTerm, row: Record<string, Value>): Part {
  const [first, second] = axes.map((axis) => binOf(axis, row[axis.feature])) as [number, number]
  const seen = first >= 0 && second >= 0
  return {
    feature: name,
    bin: seen ? first * axes[1].bins.length + second : -1,
    label: seen ? axes.map((axis) => `${row[axis.feature] ?? 'missing'}`).join(' × ') : 'unseen',
    woe: 0,
    points: seen ? points[first]![second]! : 0,
  }
}

/**
 * Terms that gave fewer points than the model's baseline, the largest shortfall first; equal shortfalls by feature name, so that the order never depends on the model's.
 */
function reasons(model: Scorecard | Additive, parts: Part[]): Reason[] {
  const pairs = model.kind === 'additive' ? model.pairs : []
  const baseline = baselinePoints(model)
  return [...model.characteristics, ...pairs.map(({ name }) => ({ feature: name, label: name }))]
    .map((c, i) => ({
      feature: c.feature,
      label: c.label,
      bin: parts[i]!.label,
      shortfall: baseline[i]! - parts[i]!.points,
    }))
    .filter((reason) => reason.shortfall > 0)
    .sort((a, b) => b.shortfall - a.shortfall || (a.feature < b.feature ? -1 : 1))
    .slice(0, mostReasons)
}
