import type { Bin, Characteristic, Scorecard } from '../server/models/scorecard/model.ts'
import { usualScaling } from '../server/models/scorecard/scaling.ts'
import { type Bench, median } from './harness.ts'
import { scoreBesideScan } from './score_beside_scan.ts'

const CHARACTERISTICS = 20
/** Four or five ranges by turns, and missing: a trained card has between five and six bins on average. */
const CUTS = [
  [null, 0.25, 0.5, 0.75, null],
  [null, 0.2, 0.4, 0.6, 0.8, null],
]

function characteristic(i: number): Characteristic {
  const bin = (at: number): Omit<Bin, 'kind' | 'lower' | 'upper'> => ({
    label: `bin ${at}`,
    count: 100,
    bad: 5,
    badRate: 0.05,
    woe: (at - 3) / 4,
    points: 30 + (at - 3) * (1 + i / 10),
  })
  const cuts = CUTS[i % CUTS.length] as (number | null)[]
  const ranges = cuts.slice(1).map((upper, at) => ({
    kind: 'range' as const,
    lower: cuts[at] ?? null,
    upper: upper ?? null,
    ...bin(at),
  }))
  return {
    feature: `f${i}`,
    label: `Feature ${i}`,
    unit: null,
    type: 'number',
    beta: 1,
    woeUnseen: 0,
    pointsUnseen: 30,
    bins: [...ranges, { kind: 'missing', ...bin(2) }],
    iv: 0.1,
    trend: 'ascending',
    meanPoints: 31,
    maxPoints: 36,
    minPoints: 25,
    standardError: 0.1,
    pValue: 0.01,
  }
}

const model: Scorecard = {
  kind: 'scorecard',
  version: 1,
  features: Array.from({ length: CHARACTERISTICS }, (_, i) => `f${i}`),
  target: { definition: 'bench', horizonMonths: 12, bad: 'bad', good: 'good' },
  scaling: usualScaling,
  intercept: 3,
  characteristics: Array.from({ length: CHARACTERISTICS }, (_, i) => characteristic(i)),
  basePoints: 0,
  meanScore: 620,
  training: { rows: 1000, bads: 50, seed: 1, method: 'bench', excluded: [] },
  metrics: {},
}

const scoringBench = (name: string, given: string, sums: string): Bench => ({
  name,
  claim: `At least 2 million subjects a second get ${given} of ${CHARACTERISTICS} characteristics.`,
  limitName: 'bare scan',
  run: (context) => scoreBesideScan(model, sums, context),
  met: (finding) => finding.rows / median(finding.ours) >= 2_000_000,
})

/** Score and PD of `rows` subjects beside the barest scan of the same columns. */
export const scoring = scoringBench('scoring', 'score and PD', 'sum(score), sum(pd)')

/** The same with all that explains a score: every characteristic's points, and the reasons. */
export const scoringExplained = scoringBench(
  'scoring-explained',
  'score, PD, points and reasons',
  'sum(score), sum(pd), sum(len(points)), sum(len(reasons))',
)
