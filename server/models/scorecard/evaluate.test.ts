import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { fitScorecard } from './fit.ts'
import type { Characteristic, Scorecard } from './model.ts'
import { usualScaling } from './scaling.ts'
import { syntheticTable } from './synthetic.ts'

const base = fitScorecard(syntheticTable(500, 2), {
  target: { definition: '', horizonMonths: null, bad: '', good: '' },
})

/** A characteristic on 0 (few points) or 1 (many), with its mean between. */
function characteristic(feature: string, low: number, high: number, mean: number): Characteristic {
  const bin = { count: 1, bad: 0, badRate: 0 }
  return {
    ...base.characteristics[0]!,
    feature,
    label: feature.toUpperCase(),
    type: 'number',
    woeUnseen: 0,
    pointsUnseen: mean - 1,
    meanPoints: mean,
    bins: [
      { kind: 'range', lower: null, upper: 1, label: 'below 1', woe: -1, points: low, ...bin },
      { kind: 'range', lower: 1, upper: null, label: '1 or more', woe: 1, points: high, ...bin },
    ],
  }
}

const model: Scorecard = {
  ...base,
  scaling: usualScaling,
  basePoints: 500,
  characteristics: [
    characteristic('f', 0, 20, 10),
    characteristic('b', 0, 20, 10),
    characteristic('a', 0, 20, 10),
    characteristic('e', 0, 50, 30),
    characteristic('d', 5, 20, 10),
    characteristic('c', 0, 20, 8),
  ],
}

describe('evaluate', () => {
  it('adds base and points, in the order of the characteristics', () => {
    const { score, pd, characteristics } = evaluate(model, { a: 1, b: 1, c: 1, d: 0, e: 0, f: 0 })
    expect(score).toBe(500 + 20 + 20 + 20 + 5)
    expect(pd).toBeCloseTo(1 / (1 + 19 * 2 ** ((565 - 600) / 50)), 12)
    expect(characteristics.map((c) => c.points)).toEqual([0, 20, 20, 0, 5, 20])
  })

  it('gives at most four reasons: the largest shortfall against the mean first, ties by name', () => {
    const { reasons } = evaluate(model, { a: 0, b: 0, c: 0, d: 0, e: 0, f: 0 })
    expect(reasons.map((r) => [r.feature, r.shortfall])).toEqual([
      ['e', 30],
      ['a', 10],
      ['b', 10],
      ['f', 10],
    ])
    expect(reasons[0]).toMatchObject({ label: 'E', bin: 'below 1' })
  })

  it('gives no reason where every characteristic is at its mean or above', () => {
    expect(evaluate(model, { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }).reasons).toEqual([])
  })

  it('gives the unseen points where no bin holds the value, and says whether it was missing', () => {
    const { characteristics } = evaluate(model, { a: 1, b: 1, c: 1, d: 1, e: 1 })
    expect(characteristics[0]).toEqual({
      feature: 'f',
      bin: -1,
      label: 'missing',
      woe: 0,
      points: 9,
    })
  })
})
