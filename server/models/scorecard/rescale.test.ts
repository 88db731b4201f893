import { describe, expect, it } from 'vitest'
import { fitAdditive } from '../additive/fit.ts'
import { fitScorecard } from './fit.ts'
import { rescale } from './rescale.ts'
import { roundPoints } from './round_points.ts'
import { scoreTable } from './score_table.ts'
import { syntheticTable } from './synthetic.ts'

const target = { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' }
const table = syntheticTable(1500, 4)
const rows = table.bad.length
const small = { bags: 2, maxRounds: 40, pairs: 3, pairBins: 6, maxBins: 16 }
const models = [
  fitScorecard(table, { target }),
  fitAdditive(table, { target, additive: small }),
  fitScorecard({ bad: table.bad, columns: [] }, { target }),
]

describe('rescale', () => {
  it('keeps every PD, and gives the score that the new scale gives to its odds', () => {
    for (const model of models) {
      const scaled = rescale(model, { pdo: 20, baseScore: 500, baseOdds: 1 })
      const before = scoreTable(model, table, rows)
      const after = scoreTable(scaled, table, rows)
      for (let row = 0; row < rows; row += 7) {
        expect(after.pd[row]).toBeCloseTo(before.pd[row]!, 12)
        const odds = (1 - before.pd[row]!) / before.pd[row]!
        expect(after.score[row]).toBeCloseTo(500 + 20 * Math.log2(odds), 8)
      }
      const mean = after.score.reduce((sum, score) => sum + score, 0) / rows
      expect(scaled.meanScore).toBeCloseTo(mean, 6)
    }
  })

  it('there and back is the same model', () => {
    for (const model of models) {
      const there = rescale(model, { pdo: 20, baseScore: 500, baseOdds: 1 })
      const back = rescale(there, model.scaling)
      expect(back.characteristics[0]?.bins[0]?.points ?? back.basePoints).toBeCloseTo(
        model.characteristics[0]?.bins[0]?.points ?? model.basePoints,
        9,
      )
    }
  })

  it('to a range makes its ends the least and the greatest sum of points', () => {
    const scaled = rescale(models[0]!, { lowest: 300, highest: 850 })
    const sum = (of: (...points: number[]) => number) =>
      scaled.characteristics.reduce(
        (total, c) => total + of(c.pointsUnseen, ...c.bins.map(({ points }) => points)),
        scaled.basePoints,
      )
    expect(sum(Math.min)).toBeCloseTo(300, 8)
    expect(sum(Math.max)).toBeCloseTo(850, 8)
    for (const model of models)
      for (const score of scoreTable(rescale(model, { lowest: 0, highest: 100 }), table, rows)
        .score)
        if (model.features.length > 0) {
          expect(score).toBeGreaterThan(-1e-9)
          expect(score).toBeLessThan(100 + 1e-9)
        }
    expect(() => rescale(models[0]!, { lowest: 5, highest: 5 })).toThrow('not rising: 5 to 5')
  })
})

describe('roundPoints', () => {
  it('makes all points multiples of the step, and moves a score by half a step a term at most', () => {
    for (const model of models) {
      const rounded = roundPoints(model, 5)
      const terms =
        1 +
        rounded.characteristics.length +
        (rounded.kind === 'additive' ? rounded.pairs.length : 0)
      const [before, after] = [model, rounded].map((m) => scoreTable(m, table, rows).score) as [
        Float64Array,
        Float64Array,
      ]
      after.forEach((score, row) => {
        expect(score % 5).toBeCloseTo(0, 12)
        expect(Math.abs(score - before[row]!)).toBeLessThanOrEqual(2.5 * terms)
      })
      expect(() => roundPoints(model, 0)).toThrow('not > 0: 0')
    }
    const rounded = roundPoints(models[0]!, 5)
    const { score } = scoreTable(rounded, table, rows)
    expect(rounded.meanScore).toBeCloseTo(score.reduce((sum, s) => sum + s, 0) / rows, 6)
  })
})
