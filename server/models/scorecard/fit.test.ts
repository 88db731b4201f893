import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { type FitOptions, fitScorecard } from './fit.ts'
import { scoreTable } from './score_table.ts'
import { syntheticTable } from './synthetic.ts'
import { numberColumn, type Table, takeRows, valueAt } from './table.ts'

const options: FitOptions = {
  target: { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' },
}
const table = syntheticTable(4000, 1)
const model = fitScorecard(table, options)

function rowOf(from: Table, row: number) {
  return Object.fromEntries(from.columns.map((c) => [c.name, valueAt(c, row)]))
}

describe('fitScorecard', () => {
  it('finds what drives the outcome', () => {
    expect(model.features).toEqual(expect.arrayContaining(['late', 'use', 'income', 'home']))
    expect(model.metrics.training!.auc).toBeGreaterThan(0.7)
  })

  it('keeps how characteristics were chosen, what was left out and why, and the errors of each', () => {
    const { selection, excluded } = model.training
    expect(selection).toMatchObject({ method: 'shrink', criterion: null, candidates: 7 })
    expect(selection!.chosen).toBe(model.characteristics.length)
    expect(excluded.map(({ step }) => step)).toEqual(excluded.map(() => expect.any(String)))
    expect(model.characteristics.length + excluded.length).toBe(7)
    for (const { beta, standardError, betaLower, betaUpper, vif } of model.characteristics) {
      expect(betaUpper! - beta).toBeCloseTo(1.959964 * standardError, 5)
      expect(beta - betaLower!).toBeCloseTo(1.959964 * standardError, 5)
      expect(vif).toBeGreaterThanOrEqual(1)
    }
    expect(model.interceptStandardError).toBeGreaterThan(0)
  })

  it('never gives fewer points to a bin with more WoE', () => {
    for (const { beta, bins } of model.characteristics) {
      expect(beta).toBeGreaterThan(0)
      const byWoe = [...bins].sort((a, b) => a.woe - b.woe)
      byWoe.slice(1).forEach((bin, i) => {
        expect(bin.points).toBeGreaterThanOrEqual(byWoe[i]!.points)
      })
    }
  })

  it('scores as base plus points, and the PD is 1 / (1 + odds) of the score', () => {
    for (let row = 0; row < 200; row++) {
      const { score, pd, characteristics } = evaluate(model, rowOf(table, row))
      const points = characteristics.reduce((sum, c) => sum + c.points, model.basePoints)
      expect(score).toBeCloseTo(points, 9)
      const odds = model.scaling.baseOdds * 2 ** ((score - model.scaling.baseScore) / 50)
      expect(pd).toBeCloseTo(1 / (1 + odds), 12)
    }
  })

  it('points are those of the regression on WoE where asked: the PD is 1 / (1 + odds) of it', () => {
    const plain = fitScorecard(table, { ...options, points: 'woe' })
    expect(plain.training.method).toContain('points by WoE')
    expect(model.training.method).toContain('points settled together')
    for (let row = 0; row < 200; row++) {
      const { pd, characteristics } = evaluate(plain, rowOf(table, row))
      const logOdds = plain.characteristics.reduce(
        (sum, c, i) => sum + c.beta * characteristics[i]!.woe,
        plain.intercept,
      )
      expect(pd).toBeCloseTo(1 / (1 + Math.exp(logOdds)), 12)
    }
  })

  it('means over the training rows: mean PD the bad rate, mean score and points as stated', () => {
    const { score, pd } = scoreTable(model, table, table.bad.length)
    const mean = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / values.length
    expect(mean(pd)).toBeCloseTo(model.training.bads / model.training.rows, 4)
    expect(mean(score)).toBeCloseTo(model.meanScore, 6)
    expect(model.characteristics.reduce((sum, c) => sum + c.meanPoints, 0)).toBeCloseTo(
      model.meanScore,
      9,
    )
  })

  it('counts every training row in one bin of each characteristic', () => {
    for (const { bins } of model.characteristics) {
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(4000)
      expect(bins.reduce((sum, bin) => sum + bin.bad, 0)).toBe(model.training.bads)
    }
  })

  it('survives being written and read as JSON', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model)
  })

  it('gives the same document for the same rows; for them in another order the same bins, and coefficients within two errors', () => {
    expect(fitScorecard(table, options)).toEqual(model)
    const reversed = takeRows(
      table,
      Array.from({ length: 4000 }, (_, i) => 3999 - i),
    )
    const again = fitScorecard(reversed, options)
    const binsOf = (m: typeof model) =>
      m.characteristics.map((c) => c.bins.map(({ label, count, bad }) => ({ label, count, bad })))
    expect(binsOf(again)).toEqual(binsOf(model))
    again.characteristics.forEach(({ beta, standardError }, i) => {
      expect(Math.abs(beta - model.characteristics[i]!.beta)).toBeLessThan(2 * standardError)
    })
  })

  it('keeps the trend and the special values the analyst asks for', () => {
    const asked = fitScorecard(table, {
      ...options,
      features: { use: { trend: 'descending' }, late: { special: [0] } },
    })
    const late = asked.characteristics.find((c) => c.feature === 'late')!
    expect(late.bins.some((b) => b.kind === 'values' && b.values[0] === 0)).toBe(true)
    const use = asked.characteristics.find((c) => c.feature === 'use')
    if (use) expect(use.bins.filter((b) => b.kind === 'range')).toHaveLength(1)
    else expect(asked.training.excluded.map((e) => e.feature)).toContain('use')
  })

  it('excludes what cannot help, each with its reason', () => {
    const twin = { ...table.columns[0]!, name: 'late_again' }
    const constant = Float64Array.from({ length: 4000 }, () => 7)
    const missing = Float64Array.from({ length: 4000 }, () => Number.NaN)
    const head = { label: '', unit: null }
    const { training, features } = fitScorecard(
      {
        bad: table.bad,
        columns: [
          ...table.columns,
          twin,
          numberColumn({ ...head, name: 'constant' }, constant),
          numberColumn({ ...head, name: 'missing' }, missing),
        ],
      },
      options,
    )
    const why = new Map(training.excluded.map((e) => [e.feature, e.why]))
    expect(why.get('constant')).toBe('constant')
    expect(why.get('missing')).toBe('always missing')
    expect(why.get('late_again')).toBe('correlates 1.000 with late')
    expect(features.filter((f) => why.has(f))).toEqual([])
    expect(features.length + why.size).toBe(10)
  })

  it('with nothing that helps is the overall odds, given to every row', () => {
    const bad = Uint8Array.of(1, 0, 0, 0)
    const alone = fitScorecard({ bad, columns: [] }, options)
    expect(alone.characteristics).toEqual([])
    expect(evaluate(alone, {}).pd).toBeCloseTo(0.25, 12)
    const two = fitScorecard(
      {
        bad: Uint8Array.of(1, 0),
        columns: [numberColumn({ name: 'late', label: '', unit: null }, Float64Array.of(1, 2))],
      },
      options,
    )
    expect(evaluate(two, { late: 1 }).pd).toBeCloseTo(0.5, 12)
  })

  it('refuses one class, and tables it cannot read, and names what is wrong', () => {
    expect(() => fitScorecard({ bad: Uint8Array.of(0, 0), columns: [] }, options)).toThrow(
      'training needs goods and bads; got 2 good and 0 bad rows',
    )
    expect(() => fitScorecard({ bad: new Uint8Array(0), columns: [] }, options)).toThrow(
      'got 0 good and 0 bad rows',
    )
    expect(() => fitScorecard({ bad: Uint8Array.of(0, 2), columns: [] }, options)).toThrow(
      'invalid outcome of row 1; not 0 or 1: 2',
    )
    const [late] = table.columns
    expect(() => fitScorecard({ bad: Uint8Array.of(0, 1), columns: [late!] }, options)).toThrow(
      'feature late has 4000 rows; the outcome has 2',
    )
    expect(() => fitScorecard({ bad: table.bad, columns: [late!, late!] }, options)).toThrow(
      'duplicate feature: late',
    )
  })

  it('evaluates any row, whatever its values, to a finite score and a PD inside 0 and 1', () => {
    const any = fc.oneof(fc.double(), fc.constantFrom(null, undefined))
    fc.assert(
      fc.property(
        any,
        any,
        any,
        fc.oneof(fc.string(), fc.constant(null)),
        (late, use, income, home) => {
          const { score, pd, reasons } = evaluate(model, { late, use, income, home })
          expect(Number.isFinite(score)).toBe(true)
          expect(pd > 0 && pd < 1).toBe(true)
          expect(reasons.length).toBeLessThanOrEqual(4)
        },
      ),
    )
  })
})
