import type { Card } from '../document.ts'
import type { Characteristic, Scaling } from './model.ts'
import { factor, logOddsOfScore, scoreOfLogOdds } from './scaling.ts'

/** Least and greatest score that the model shall be able to give. */
export type ScoreRange = { lowest: number; highest: number }

/**
 * The same model on another scale: PDs, WoE and the order of scores stay. Where a range is asked for,
 * its ends are the least and the greatest sum of points; a model that gives every row the same score
 * stays as it is.
 */
export function rescale<M extends Card>(model: M, asked: Scaling | ScoreRange): M {
  const scaling = 'lowest' in asked ? scalingOfRange(model, asked) : asked
  const a = factor(scaling) / factor(model.scaling)
  // What score 0 becomes: the constant, which characteristics carry in equal shares where they carry it.
  const constant = scoreOfLogOdds(logOddsOfScore(0, model.scaling), scaling)
  const carried = model.kind === 'scorecard' && model.characteristics.length > 0
  const share = carried ? constant / model.characteristics.length : 0
  const characteristics = model.characteristics.map((c) => moved(c, a, share))
  const scaled = {
    ...model,
    scaling,
    characteristics,
    basePoints: a * model.basePoints + (carried ? 0 : constant),
    meanScore: a * model.meanScore + constant,
  }
  if (scaled.kind !== 'additive') return scaled
  const pairs = scaled.pairs.map((pair) => ({
    ...pair,
    points: pair.points.map((row) => row.map((points) => a * points)),
    errors: pair.errors.map((row) => row.map((error) => a * error)),
    meanPoints: a * pair.meanPoints,
    maxPoints: a * pair.maxPoints,
    minPoints: a * pair.minPoints,
    importance: a * pair.importance,
  }))
  return { ...scaled, pairs }
}

function moved(c: Characteristic, a: number, share: number): Characteristic {
  const to = (points: number) => a * points + share
  return {
    ...c,
    pointsUnseen: to(c.pointsUnseen),
    meanPoints: to(c.meanPoints),
    maxPoints: to(c.maxPoints),
    minPoints: to(c.minPoints),
    bins: c.bins.map((bin) => ({
      ...bin,
      points: to(bin.points),
      ...('error' in bin && { error: a * (bin.error as number) }),
    })),
  }
}

function scalingOfRange(model: Card, { lowest, highest }: ScoreRange): Scaling {
  if (!(highest > lowest && Number.isFinite(highest - lowest)))
    throw new Error(`invalid score range; not rising: ${lowest} to ${highest}`)
  const terms = [
    ...model.characteristics.map((c) => [c.pointsUnseen, ...c.bins.map(({ points }) => points)]),
    ...(model.kind === 'additive' ? model.pairs.map(({ points }) => [0, ...points.flat()]) : []),
  ]
  const end = (of: (a: number, b: number) => number) =>
    logOddsOfScore(
      terms.reduce((sum, points) => sum + points.reduce(of), model.basePoints),
      model.scaling,
    )
  const least = end((a, b) => Math.min(a, b))
  const width = end((a, b) => Math.max(a, b)) - least
  if (!(width > 0)) return model.scaling
  const pdo = ((highest - lowest) / width) * Math.LN2
  return { pdo, baseScore: lowest, baseOdds: Math.exp(least) }
}
