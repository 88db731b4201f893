import { describe, expect, it } from 'vitest'
import { auc } from '../../stats/auc.ts'
import { random } from '../../stats/random.ts'
import { parseModel } from '../document.ts'
import { evaluate } from '../scorecard/evaluate.ts'
import { scoreTable } from '../scorecard/score_table.ts'
import { syntheticTable } from '../scorecard/synthetic.ts'
import { numberColumn, type Table, takeRows, valueAt } from '../scorecard/table.ts'
import { fitAdditive } from './fit.ts'

const options = {
  target: { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' },
  seed: 3,
  additive: { bags: 3, maxRounds: 200, pairs: 4 },
}
const table = syntheticTable(3000, 1)
const model = fitAdditive(table, options)

/** Bad where exactly one of two is above a half, with noise: neither tells anything alone. */
function exclusive(rows: number): Table {
  const next = random(8)
  const [a, b] = [0, 1].map(() => Float64Array.from({ length: rows }, next)) as [
    Float64Array,
    Float64Array,
  ]
  const bad = Uint8Array.from(a, (value, i) =>
    next() < (value > 0.5 !== (b[i] as number) > 0.5 ? 0.7 : 0.2) ? 1 : 0,
  )
  const head = { label: '', unit: null }
  const noise = Float64Array.from({ length: rows }, next)
  return {
    bad,
    columns: [
      numberColumn({ ...head, name: 'a' }, a),
      numberColumn({ ...head, name: 'b' }, b),
      numberColumn({ ...head, name: 'noise' }, noise),
    ],
  }
}

describe('fitAdditive', () => {
  it('is a model that the registry takes, with mean PD the bad rate', () => {
    expect(parseModel(JSON.stringify(model))).toEqual(JSON.parse(JSON.stringify(model)))
    const { pd, score } = scoreTable(model, table, 3000)
    const mean = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / values.length
    expect(mean(pd)).toBeCloseTo(model.training.bads / 3000, 9)
    expect(mean(score)).toBeCloseTo(model.meanScore, 9)
    for (const { meanPoints } of model.characteristics) expect(meanPoints).toBeCloseTo(0, 9)
  })

  it('gives the same document for the same seed, and survives JSON', () => {
    expect(fitAdditive(table, options)).toEqual(model)
    expect(JSON.parse(JSON.stringify(model))).toEqual(model)
  })

  it('explains exactly: base points and the points of every term are the score', () => {
    for (let row = 0; row < 100; row++) {
      const given = Object.fromEntries(table.columns.map((c) => [c.name, valueAt(c, row)]))
      const { score, characteristics } = evaluate(model, given)
      expect(characteristics).toHaveLength(model.characteristics.length + model.pairs.length)
      expect(score).toBeCloseTo(
        characteristics.reduce((s, c) => s + c.points, model.basePoints),
        9,
      )
      expect(score).toBeCloseTo(scoreTable(model, takeRows(table, [row]), 1).score[0]!, 9)
    }
  })

  it('keeps missing in a bin of its own and gives error bars', () => {
    const use = model.characteristics.find((c) => c.feature === 'use')!
    expect(use.bins.at(-1)).toMatchObject({ kind: 'missing', error: expect.any(Number) })
  })

  it('finds what two features say only together, and nothing of one alone in the pair', () => {
    const both = exclusive(4000)
    const found = fitAdditive(both, options)
    expect(found.pairs.map(({ name }) => name)).toContain('a × b')
    const test = exclusive(1000)
    expect(auc(scoreTable(found, test, 1000).score, test.bad)).toBeGreaterThan(0.68)
    const without = fitAdditive(both, { ...options, additive: { ...options.additive, pairs: 0 } })
    expect(auc(scoreTable(without, both, 4000).score, both.bad)).toBeLessThan(0.62)
    for (const { meanPoints } of found.pairs) expect(meanPoints).toBeCloseTo(0, 6)
  })

  it('keeps the trend that is asked for in every step of its points', () => {
    const asked = fitAdditive(table, {
      ...options,
      features: { income: { trend: 'descending' }, late: { trend: 'ascending' } },
    })
    const pointsOf = (name: string) =>
      asked.characteristics
        .find((c) => c.feature === name)!
        .bins.filter((b) => b.kind === 'range')
        .map((b) => b.points)
    // Risk falls with income, so points rise.
    const [income, late] = [pointsOf('income'), pointsOf('late')]
    expect(income).toEqual(income.toSorted((a, b) => a - b))
    expect(late).toEqual(late.toSorted((a, b) => b - a))
    expect(asked.pairs.flatMap(({ axes }) => axes.map((axis) => axis.feature))).not.toContain(
      'income',
    )
  })

  it('takes weights: a row of weight 0 teaches nothing', () => {
    const weight = Float64Array.from(table.bad, (_, row) => (row < 1500 ? 1 : 0))
    const flipped = table.bad.map((b, row) => (row < 1500 ? b : 1 - b))
    const spread = (bad: Uint8Array) => {
      const { score } = scoreTable(fitAdditive({ ...table, bad, weight }, options), table, 1500)
      return auc(score.subarray(0, 1500), table.bad.subarray(0, 1500))
    }
    expect(spread(flipped)).toBeGreaterThan(0.7)
    expect(spread(table.bad)).toBeGreaterThan(0.7)
  })

  it('of two rows, or of nothing that varies, is the overall odds', () => {
    const two = fitAdditive(takeRows(table, [0, table.bad.indexOf(1 - table.bad[0]!)]), options)
    expect(evaluate(two, {}).pd).toBeCloseTo(0.5, 9)
    expect(() => fitAdditive(takeRows(table, []), options)).toThrow('got 0 good and 0 bad rows')
  })
})
