import { interceptFor } from '../../stats/intercept.ts'
import { type FitTimes, metricsOf, timed } from '../metrics.ts'
import type { FitOptions } from '../scorecard/fit.ts'
import { countSlots } from '../scorecard/prebin.ts'
import { factor, scoreOfLogOdds, usualScaling } from '../scorecard/scaling.ts'
import { scoreTable } from '../scorecard/score_table.ts'
import { checkTable, type Table } from '../scorecard/table.ts'
import { type Learned, type LearnOptions, learn, meanOf } from './learn.ts'
import { mainEffect } from './main_effect.ts'
import type { Additive, PairTerm } from './model.ts'
import { pairTerm } from './pair_term.ts'
import { drawBags, type Feature, featuresOf, type Monotone } from './terms.ts'

export type AdditiveOptions = FitOptions & {
  additive?: Partial<LearnOptions> & { bags?: number; maxBins?: number }
}

const USUAL: LearnOptions & { bags: number; maxBins: number } = {
  bags: 8,
  maxBins: 96,
  rate: 0.06,
  minRows: 4,
  l2: 1,
  maxRounds: 2000,
  patience: 30,
  pairs: 30,
  pairBins: 24,
}

/** Share of the rows of a bag that it is stopped by, and rows of a bag at most: enough for any shape. */
const STOP_SHARE = 0.15
const MOST_BAG_ROWS = 1_000_000

const method = (bags: number) =>
  `additive boosted model: cyclic boosting of main effects, then of pairs found by FAST, early stopping, mean of ${bags} bags`

/**
 * Fits an additive boosted model (the class of Explainable Boosting Machines: Lou, Caruana, Gehrke and
 * Hooker 2013) to the table. The same table, options and seed give the same document. A trend that is
 * asked for, ascending or descending, is kept by that feature's main effect, and no pair has it.
 * Throws where the outcome has one class only or the table cannot be read.
 */
export function fitAdditive(table: Table, options: AdditiveOptions, times?: FitTimes): Additive {
  checkTable(table)
  const usual = { ...USUAL, ...options.additive }
  const scaling = options.scaling ?? usualScaling
  const rows = table.bad.length
  const bads = table.bad.reduce((sum, b) => sum + b, 0)
  if (bads === 0 || bads === rows)
    throw new Error(`training needs goods and bads; got ${rows - bads} good and ${bads} bad rows`)
  const { features, excluded } = timed(times, 'bin', () =>
    featuresOf(table, {
      maxBins: usual.maxBins,
      special: (name) => options.features?.[name]?.special ?? [],
      monotone: monotoneOf(options),
    }),
  )
  const learned = timed(times, 'fit', () => {
    const seed = options.seed ?? 1
    const bags = drawBags(table.bad, {
      bags: usual.bags,
      share: STOP_SHARE,
      most: MOST_BAG_ROWS,
      seed,
    })
    return learn(features, table, bags, usual)
  })
  const { characteristics, pairs } = timed(times, 'fit', () =>
    termsOf(features, learned, table, factor(scaling)),
  )
  const model: Additive = {
    kind: 'additive',
    version: 1,
    features: characteristics.map((c) => c.feature),
    target: options.target,
    scaling,
    intercept: 0,
    characteristics,
    pairs,
    basePoints: 0,
    meanScore: 0,
    training: { rows, bads, seed: options.seed ?? 1, method: method(usual.bags), excluded },
    metrics: {},
  }
  timed(times, 'evaluate', () => {
    // The constant that makes the mean PD the bad rate.
    const contributions = scoreTable(model, table, rows).score.map(
      (points) => points / factor(scaling),
    )
    model.intercept = interceptFor(contributions, table.bad, table.weight)
    model.basePoints = scoreOfLogOdds(model.intercept, scaling)
    const { score, pd } = scoreTable(model, table, rows)
    model.meanScore = score.reduce((sum, s) => sum + s, 0) / rows
    model.metrics.training = metricsOf(score, pd, table.bad, table.weight)
  })
  return model
}

function monotoneOf({ features = {} }: FitOptions): Monotone {
  const signs: Record<string, 1 | -1> = {}
  for (const [name, { trend }] of Object.entries(features)) {
    if (trend === 'ascending') signs[name] = 1
    if (trend === 'descending') signs[name] = -1
  }
  return signs
}

/** Every feature's main effect, what pairs say of one feature alone moved to it, and the pairs. */
function termsOf(features: readonly Feature[], learned: Learned, table: Table, perLogOdds: number) {
  const shapes = features.map((_, f) => meanOf(learned.mains.map((bag) => bag[f]!)))
  const pairs = learned.pairs.map((found): PairTerm => {
    const { term, moved } = pairTerm(features, found, table, perLogOdds)
    const [first, second] = [found.pair.first, found.pair.second]
    for (const [f, axis, own] of [
      [first, found.axes[0], moved.first],
      [second, found.axes[1], moved.second],
    ] as const)
      for (let slot = 0; slot < shapes[f]!.length; slot++) shapes[f]![slot]! += own[axis.of[slot]!]!
    return term
  })
  const characteristics = features.map((feature, f) => {
    const errors = deviation(learned.mains.map((bag) => bag[f]!))
    const { slots, codes } = feature
    const counts = countSlots({ slots, codes }, table.bad, table.weight)
    return mainEffect(feature, shapes[f]!, errors, counts, perLogOdds).characteristic
  })
  return { characteristics, pairs: pairs.filter(({ importance }) => importance > 0) }
}

/** Standard deviation over the bags, bin by bin. */
export function deviation(shapes: readonly Float64Array[]): Float64Array {
  const mean = meanOf(shapes)
  return mean.map((m, bin) =>
    Math.sqrt(
      shapes.reduce((sum, shape) => sum + (shape[bin]! - m) ** 2, 0) /
        Math.max(1, shapes.length - 1),
    ),
  )
}
