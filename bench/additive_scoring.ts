import type { Additive } from '../server/models/additive/model.ts'
import type { Characteristic } from '../server/models/scorecard/model.ts'
import { usualScaling } from '../server/models/scorecard/scaling.ts'
import { type Bench, median } from './harness.ts'
import { scoreBesideScan } from './score_beside_scan.ts'

const MAINS = 20
const PAIRS = 10
/** Bins of a main effect, about what merging leaves of a fitted one; and of either axis of a pair. */
const BINS = 32
const AXIS = 12

const bounds = (bins: number, at: number) => ({
  lower: at === 0 ? null : at / bins,
  upper: at === bins - 1 ? null : (at + 1) / bins,
})
/** Points that look like a shape: smooth, and different from term to term. */
const points = (term: number, at: number) => 20 * Math.sin(term + at / 7)

function main(i: number): Characteristic {
  const figures = { count: 100, bad: 5, badRate: 0.05, woe: 0 }
  const ranges = Array.from({ length: BINS }, (_, at) => ({
    kind: 'range' as const,
    ...bounds(BINS, at),
    label: `bin ${at}`,
    ...figures,
    points: points(i, at),
  }))
  return {
    feature: `f${i}`,
    label: `Feature ${i}`,
    unit: null,
    type: 'number',
    beta: 1,
    woeUnseen: 0,
    pointsUnseen: 0,
    bins: [...ranges, { kind: 'missing', label: 'missing', ...figures, points: -3 }],
    iv: 0.1,
    trend: 'none',
    meanPoints: 0,
    maxPoints: 20,
    minPoints: -20,
    standardError: 0,
    pValue: 0,
  }
}

const axis = (feature: string) => ({
  feature,
  type: 'number' as const,
  bins: [
    ...Array.from({ length: AXIS }, (_, at) => ({ kind: 'range' as const, ...bounds(AXIS, at) })),
    { kind: 'missing' as const },
  ],
})

const model: Additive = {
  kind: 'additive',
  version: 1,
  features: Array.from({ length: MAINS }, (_, i) => `f${i}`),
  target: { definition: 'bench', horizonMonths: 12, bad: 'bad', good: 'good' },
  scaling: usualScaling,
  intercept: 3,
  characteristics: Array.from({ length: MAINS }, (_, i) => main(i)),
  pairs: Array.from({ length: PAIRS }, (_, i) => {
    const cells = Array.from({ length: AXIS + 1 }, (_, a) =>
      Array.from({ length: AXIS + 1 }, (_, b) => points(i + a, b) / 4),
    )
    return {
      name: `f${i} × f${i + 10}`,
      axes: [axis(`f${i}`), axis(`f${i + 10}`)],
      points: cells,
      errors: cells,
      meanPoints: 0,
      maxPoints: 5,
      minPoints: -5,
      importance: 3,
    }
  }),
  basePoints: 600,
  meanScore: 620,
  training: { rows: 1000, bads: 50, seed: 1, method: 'bench', excluded: [] },
  metrics: {},
}

/** Score, PD, points and reasons of an additive model of thirty terms beside the barest scan of its columns. */
export const scoringAdditive: Bench = {
  name: 'scoring-additive',
  claim: `At least 200,000 subjects a second get score, PD, points and reasons of ${MAINS} main effects and ${PAIRS} pairs.`,
  limitName: 'bare scan',
  run: (context) =>
    scoreBesideScan(model, 'sum(score), sum(pd), sum(len(points)), sum(len(reasons))', context),
  met: (finding) => finding.rows / median(finding.ours) >= 200_000,
}
