import { describe, expect, it } from 'vitest'
import { random } from '../../stats/random.ts'
import { regressionMetrics } from '../../stats/regression_metrics.ts'
import { categoryColumn, numberColumn } from '../scorecard/table.ts'
import { fitLinear, predictLinear } from './fit.ts'

const next = random(8)
const rows = 1200
const draw = () => Float64Array.from({ length: rows }, next)
const [x, y, noise] = [draw(), draw(), draw()]
const kind = Array.from({ length: rows }, (_, i) => (i % 11 === 0 ? null : 'abc'[i % 3]!))
const head = (name: string) => ({ name, label: name, unit: null })
const columns = [
  numberColumn(
    head('x'),
    x.map((v, i) => (i % 9 === 0 ? Number.NaN : v)),
  ),
  numberColumn(head('y'), y),
  numberColumn(head('noise'), noise),
  categoryColumn(head('kind'), kind),
]
const value = x.map(
  (v, i) => 100 * v - 50 * y[i]! + (kind[i] === 'b' ? 30 : 0) + 20 * (next() - 0.5),
)

describe('a linear scorecard', () => {
  const card = fitLinear(columns, value)

  it('finds what drives the value, whichever way, with coefficients >= 0', () => {
    expect(card.characteristics.map(({ feature }) => feature)).toEqual(
      expect.arrayContaining(['x', 'y', 'kind']),
    )
    for (const { beta } of card.characteristics) expect(beta).toBeGreaterThan(0)
    const { r2 } = regressionMetrics(predictLinear(card, columns, rows), value)
    expect(r2).toBeGreaterThan(0.75)
  })

  it('predicts the mean of the values on average, and moves with them', () => {
    const mean = (of: Float64Array) => of.reduce((sum, v) => sum + v, 0) / rows
    expect(mean(predictLinear(card, columns, rows))).toBeCloseTo(mean(value), 0)
    const shifted = fitLinear(
      columns,
      value.map((v) => 3 * v + 7),
    )
    const [before, after] = [card, shifted].map((one) => predictLinear(one, columns, rows))
    after!.forEach((v, row) => {
      expect(v).toBeCloseTo(3 * before![row]! + 7, 6)
    })
  })

  it('refuses a value that is the same in every row', () => {
    expect(() => fitLinear(columns, new Float64Array(rows).fill(4))).toThrow('all are 4')
  })
})
