import { expect, it, describe as suite } from 'vitest'
import { fitAdditive } from './additive/fit.ts'
import { baselinePoints } from './baseline.ts'
import { describe } from './describe.ts'
import type { Card } from './document.ts'
import { evaluate } from './scorecard/evaluate.ts'
import { fitScorecard } from './scorecard/fit.ts'
import { scoreTable } from './scorecard/score_table.ts'
import { syntheticTable } from './scorecard/synthetic.ts'

const table = syntheticTable(1500, 2)
const options = {
  target: { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' },
  additive: { bags: 2, maxRounds: 40, pairs: 2, pairBins: 6, maxBins: 16 },
}
const card = fitScorecard(table, options)
const boosted = fitAdditive(table, options)
const rows = { table, split: { kind: 'none' as const } }
const described = (model: Card, asked: Parameters<typeof describe>[2]): Card => {
  const own = structuredClone(model)
  describe(own, rows, asked)
  return own
}
const meanOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length

suite('what reasons hold points against', () => {
  it('the means of the training rows add up to their mean score, for either kind', () => {
    for (const model of [card, boosted]) {
      const sum = baselinePoints(model).reduce((a, b) => a + b, model.basePoints)
      expect(sum).toBeCloseTo(meanOf(scoreTable(model, table, 1500).score), 6)
    }
  })

  it('maximum: no one gains, and the best of everything has no reason', () => {
    const model = described(card, { baseline: 'maximum' })
    expect(baselinePoints(model)).toEqual(model.characteristics.map((c) => c.maxPoints))
  })

  it('neutral: the points that leave the odds as they are, which add up to the score of the intercept', () => {
    const model = described(card, { baseline: 'neutral' })
    const points = baselinePoints(model)
    expect(new Set(points).size).toBe(1)
    const { baseScore, baseOdds, pdo } = model.scaling
    const score = baseScore + (pdo / Math.LN2) * (model.intercept - Math.log(baseOdds))
    expect(points.reduce((a, b) => a + b, model.basePoints)).toBeCloseTo(score, 9)
    expect(baselinePoints(described(boosted, { baseline: 'neutral' })).every((p) => p === 0)).toBe(
      true,
    )
  })

  it('cutoff: the means of rows that scored there or up to half the PDO above it add up to their mean score', () => {
    for (const fitted of [card, boosted]) {
      const cutoff = Math.round(fitted.meanScore)
      const model = described(fitted, { baseline: 'cutoff', cutoff })
      const at = scoreTable(model, table, 1500).score.filter((s) => s >= cutoff && s < cutoff + 25)
      expect(model.baseline).toMatchObject({
        kind: 'cutoff',
        cutoff,
        upTo: cutoff + 25,
        rows: at.length,
      })
      const sum = baselinePoints(model).reduce((a, b) => a + b, model.basePoints)
      expect(sum).toBeCloseTo(meanOf(at), 6)
    }
  })

  it('another baseline changes shortfalls and nothing of the score', () => {
    const row = { late: 2, use: 1, income: 3000, home: 'rent' }
    const [usual, most] = [card, described(card, { baseline: 'maximum' })].map((m) =>
      evaluate(m, row),
    )
    expect(most!.score).toBe(usual!.score)
    expect(most!.reasons[0]!.shortfall).toBeGreaterThan(usual!.reasons[0]!.shortfall)
    expect(most!.reasons.length).toBeLessThanOrEqual(4)
  })

  it('refuses a cutoff nobody scored near, and a cutoff without its baseline', () => {
    expect(() => described(card, { baseline: 'cutoff', cutoff: 5000 })).toThrow(
      'cutoff 5000: 0 training rows score from there to under 5025; at least 30 are needed',
    )
    expect(() => described(card, { cutoff: 600 })).toThrow('the baseline cutoff')
    expect(() => described(card, { baseline: 'cutoff' })).toThrow('the baseline cutoff')
  })
})

suite('how the training scores lay', () => {
  it('ten bands of equal count hold every row, a score on an edge in the band above', () => {
    const { scores } = described(boosted, {}).training
    expect(scores!.edges).toHaveLength(9)
    expect(scores!.counts.reduce((a, b) => a + b, 0)).toBe(1500)
    for (const n of scores!.counts) expect(Math.abs(n - 150)).toBeLessThanOrEqual(3)
    const { score } = scoreTable(boosted, table, 1500)
    expect(score.filter((s) => s < scores!.edges[0]!).length).toBe(scores!.counts[0])
  })

  it('of rows held back for a test nothing is kept', () => {
    const test = Uint8Array.from({ length: 1500 }, (_, row) => (row < 500 ? 1 : 0))
    const own = structuredClone(card)
    describe(own, { table, split: { kind: 'test', test } }, {})
    expect(own.training.scores!.counts.reduce((a, b) => a + b, 0)).toBe(1000)
  })
})
