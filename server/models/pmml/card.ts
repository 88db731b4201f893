import { iv } from '../../stats/iv.ts'
import { woe } from '../../stats/woe.ts'
import { bandsOf } from '../describe.ts'
import { judgedMetrics } from '../imported/describe.ts'
import type { Metrics } from '../metrics.ts'
import { pdOf } from '../scorecard/calibration.ts'
import type { Bin, Characteristic, Scorecard, Target } from '../scorecard/model.ts'
import { isSloped, pointsAt } from '../scorecard/points.ts'
import { binOf, type Value } from '../scorecard/route.ts'
import { logOddsOfScore } from '../scorecard/scaling.ts'
import { valueBands } from '../scorecard/value_bands.ts'
import type { BoundPart } from './bind.ts'
import type { Meaning } from './meaning.ts'

type OfScore = Extract<Meaning, { kind: 'score' }>

/** Rows as a card scored them, and how they lay in its bins: goods and bads by bin, the last of no bin. */
export interface Tally {
  score: Float64Array
  pd: Float64Array
  bad: Uint8Array
  places: {
    good: Float64Array
    bad: Float64Array
    sum: number
    least: number
    most: number
    /** Of a sloped characteristic the numbers that lie in its ranges, so many of them. */
    values: Float64Array
    valued: number
  }[]
}

/** A sum of a file as a scorecard; what only rows tell is left at nothing. */
export function cardOf(
  sum: { constant: number; parts: readonly BoundPart[] },
  meaning: OfScore,
  about: { target: Target; fileName: string; seed: number; table: boolean },
): Scorecard {
  const { times, plus, scaling, calibration } = meaning
  const { target, fileName, seed, table } = about
  const basePoints = plus + times * sum.constant
  const baselines = sum.parts.flatMap(({ baseline }) => (baseline === null ? [] : [baseline]))
  const learned = {
    rows: 0,
    bads: 0,
    source: `as ${fileName} says`,
    outcome: target.definition,
    horizonMonths: target.horizonMonths,
  }
  return {
    kind: 'scorecard',
    version: 1,
    features: sum.parts.map(({ feature }) => feature.name),
    target,
    scaling,
    ...(calibration && { calibration: { ...learned, ...calibration } }),
    intercept: logOddsOfScore(basePoints, scaling),
    characteristics: sum.parts.map((part) => characteristicOf(part, times)),
    basePoints,
    meanScore: basePoints,
    ...(sum.parts.length > 0 &&
      baselines.length === sum.parts.length && {
        baseline: { kind: 'given' as const, points: baselines.map((one) => times * one) },
      }),
    training: {
      rows: 0,
      bads: 0,
      seed,
      method: 'trained elsewhere',
      excluded: [],
      elsewhere: fileName,
      ...(table && { table: true as const }),
    },
    metrics: {},
  }
}

function characteristicOf({ feature, name, field, bins, unseen }: BoundPart, times: number) {
  const { from, unit, name: own } = feature
  const points = bins.map((bin) => times * bin.points)
  return {
    feature: own,
    label: name,
    unit,
    type: field.type,
    ...(from && { from }),
    beta: 1,
    woeUnseen: 0,
    pointsUnseen: times * unseen,
    bins: bins.map(
      ({ slope, ...bin }, i): Bin => ({
        ...bin,
        count: 0,
        bad: 0,
        badRate: 0,
        woe: 0,
        points: points[i]!,
        ...(slope !== undefined && { slope: times * slope }),
      }),
    ),
    iv: 0,
    trend: 'none' as const,
    meanPoints: 0,
    maxPoints: Math.max(...points),
    minPoints: Math.min(...points),
    standardError: 0,
    pValue: 0,
  } satisfies Characteristic
}

/** Nothing where no row has a number. */
function bandsIn(characteristic: Characteristic, values: Float64Array) {
  const bands = valueBands(values, (value) =>
    pointsAt(characteristic.bins[binOf(characteristic, value)]!, value),
  )
  return bands && { bands }
}

/** A tally for so many rows. */
export const tallyOf = ({ characteristics }: Scorecard, rows: number): Tally => ({
  score: new Float64Array(rows),
  pd: new Float64Array(rows),
  bad: new Uint8Array(rows),
  places: characteristics.map(({ bins }) => ({
    values: new Float64Array(isSloped({ bins }) ? rows : 0),
    valued: 0,
    good: new Float64Array(bins.length + 1),
    bad: new Float64Array(bins.length + 1),
    sum: 0,
    least: Number.POSITIVE_INFINITY,
    most: Number.NEGATIVE_INFINITY,
  })),
})

/** Scores rows from `from` on into the tally; a column a characteristic. */
export function tallyRows(
  card: Scorecard,
  tally: Tally,
  { bad, columns }: { bad: Uint8Array; columns: readonly ArrayLike<Value>[] },
  from: number,
): void {
  bad.forEach((outcome, row) => {
    let score = card.basePoints
    card.characteristics.forEach((c, i) => {
      const value = columns[i]![row]
      const at = binOf(c, value)
      const bin = c.bins[at]
      const points = bin ? pointsAt(bin, value) : c.pointsUnseen
      const place = tally.places[i]!
      place[outcome === 1 ? 'bad' : 'good'][at < 0 ? c.bins.length : at]!++
      place.sum += points
      place.least = Math.min(place.least, points)
      place.most = Math.max(place.most, points)
      if (place.values.length > 0 && bin?.kind === 'range')
        place.values[place.valued++] = Number(value)
      score += points
    })
    tally.score[from + row] = score
    tally.pd[from + row] = pdOf(score, card)
    tally.bad[from + row] = outcome
  })
}

/** The card with what the rows tell of it: counts, WoE and mean points, and how well it tells goods from bads. */
export function described(
  card: Scorecard,
  { score, bad, places }: Tally,
  metrics: Metrics,
  title: string,
): Scorecard {
  const rows = bad.length
  const { bads } = metrics
  return {
    ...card,
    characteristics: card.characteristics.map((c, i) => {
      const place = places[i]!
      return {
        ...c,
        iv: iv(place.good, place.bad),
        meanPoints: place.sum / rows,
        ...(isSloped(c) && {
          minPoints: place.least,
          maxPoints: place.most,
          ...bandsIn(c, place.values.subarray(0, place.valued)),
        }),
        bins: c.bins.map((bin, b) => {
          const [good, own] = [place.good[b]!, place.bad[b]!]
          const count = good + own
          return {
            ...bin,
            count,
            bad: own,
            badRate: count > 0 ? own / count : 0,
            woe: woe(good, own, rows - bads, bads),
          }
        }),
      }
    }),
    meanScore: score.reduce((sum, one) => sum + one, 0) / rows,
    training: { ...card.training, rows, bads, scores: bandsOf(score) },
    metrics: { heldBack: judgedMetrics(metrics, title) },
  }
}
