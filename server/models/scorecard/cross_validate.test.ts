import { describe, expect, it } from 'vitest'
import { random } from '../../stats/random.ts'
import { fitFold, judge } from './cross_validate.ts'
import { type FitOptions, fitScorecard } from './fit.ts'
import { foldsOf, type Split } from './split.ts'
import { syntheticTable } from './synthetic.ts'
import { numberColumn, type Table, valueAt } from './table.ts'

const options: FitOptions = {
  target: { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' },
}
const table = syntheticTable(1500, 4)

function crossValidate(table: Table, options: FitOptions, split: Split) {
  const { foldOfRow, folds } = foldsOf(table, split)
  const fits = folds.map(
    (fold) => fitFold(table, (part) => fitScorecard(part, options), foldOfRow, fold).fold,
  )
  return judge(table, split, foldOfRow, fits)
}

describe('cross-validation', () => {
  it('holds every row back once and reports pooled and by fold', () => {
    const { metrics, predictions } = crossValidate(table, options, { kind: 'folds', k: 5, seed: 1 })
    expect(Array.from(predictions.rows)).toEqual([...Array(1500).keys()])
    expect(metrics.folds.map((f) => f.rows)).toEqual([300, 300, 300, 300, 300])
    expect(metrics.rows).toBe(1500)
    const aucs = metrics.folds.map((f) => f.auc!)
    const mean = aucs.reduce((sum, a) => sum + a, 0) / 5
    const sd = Math.sqrt(aucs.reduce((sum, a) => sum + (a - mean) ** 2, 0) / 4)
    expect(metrics.aucMean).toBeCloseTo(mean, 12)
    expect(metrics.aucMeanStandardError).toBeCloseTo(sd / Math.sqrt(5), 12)
    expect(metrics.auc).toBeGreaterThan(0.65)
    expect(metrics.aucLower).toBeLessThan(metrics.auc)
    expect(metrics.method).toBe('5 stratified folds, seed 1')
  })

  it('never looks at the outcomes of the rows it holds back', () => {
    const test = Uint8Array.from({ length: 1500 }, (_, row) => (row % 3 === 0 ? 1 : 0))
    const turned = { ...table, bad: table.bad.map((b, row) => (test[row] ? 1 - b : b)) }
    const split = { kind: 'test', test } as const
    const [before, after] = [table, turned].map((t) => crossValidate(t, options, split))
    expect(after!.predictions).toEqual(before!.predictions)
    expect(after!.metrics.auc).toBeCloseTo(1 - before!.metrics.auc, 9)
  })

  it('never looks at the values of the rows it holds back', () => {
    const test = Uint8Array.from({ length: 1500 }, (_, row) =>
      row === 0 ? 0 : row % 3 === 0 ? 1 : 0,
    )
    const column = table.columns[2]!
    const values = Float64Array.from(table.bad, (_, row) =>
      row === 3 ? 1e9 : ((valueAt(column, row) as number | null) ?? Number.NaN),
    )
    const changed = {
      ...table,
      columns: table.columns.map((c) =>
        c === column ? numberColumn(c, values) : c,
      ) as typeof table.columns,
    }
    const split = { kind: 'test', test } as const
    const [before, after] = [table, changed].map(
      (t) => crossValidate(t, options, split).predictions,
    )
    expect(after!.score.subarray(1)).not.toHaveLength(0)
    for (let i = 0; i < before!.rows.length; i++)
      if (before!.rows[i] !== 3) expect(after!.score[i]).toBe(before!.score[i])
  })

  it('finds nothing where there is nothing: noise on few rows stays near an AUC of one half', () => {
    const next = random(9)
    const bad = Uint8Array.from({ length: 700 }, (_, i) => (i % 9 === 0 ? 1 : 0))
    const columns = Array.from({ length: 60 }, (_, j) =>
      numberColumn(
        { name: `n${j}`, label: '', unit: null },
        Float64Array.from({ length: 700 }, next),
      ),
    )
    const { metrics } = crossValidate({ bad, columns }, options, { kind: 'folds', k: 5, seed: 1 })
    expect(Math.abs(metrics.auc - 0.5)).toBeLessThan(3.5 * metrics.aucStandardError!)
  })

  it('takes folds as given, and leaves a negative fold in training always', () => {
    const folds = Int32Array.from({ length: 1500 }, (_, row) => (row < 500 ? -1 : row % 2))
    const { metrics, predictions } = crossValidate(table, options, { kind: 'given', folds })
    expect(predictions.rows[0]).toBe(500)
    expect(metrics.folds.map((f) => f.fold)).toEqual([0, 1])
  })

  it('names the fold whose training rows lack a class', () => {
    const folds = Array.from(table.bad)
    expect(() => crossValidate(table, options, { kind: 'given', folds })).toThrow(
      /^fold 0: training needs goods and bads; got 0 good and/,
    )
    expect(() => crossValidate(table, options, { kind: 'given', folds: [1] })).toThrow(
      '1 folds given for 1500 rows',
    )
    expect(() =>
      crossValidate(table, options, { kind: 'test', test: new Uint8Array(1500) }),
    ).toThrow('no rows held back')
  })
})
