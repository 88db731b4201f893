import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from '../db/connection.ts'
import { openInstance } from '../db/instance.ts'
import { fitAdditive } from '../models/additive/fit.ts'
import type { Additive } from '../models/additive/model.ts'
import type { Calibration } from '../models/scorecard/calibration.ts'
import { evaluate } from '../models/scorecard/evaluate.ts'
import type { Value } from '../models/scorecard/route.ts'
import { syntheticTable } from '../models/scorecard/synthetic.ts'
import { additiveSql } from './additive.sql.ts'

let sql: Connection
let close: () => void
beforeAll(async () => {
  const opened = await openInstance({ dir: ':memory:' })
  sql = openConnection(await opened.instance.connect())
  close = opened.close
})
afterAll(() => {
  sql.close()
  close()
})

const options = {
  target: { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' },
  features: { late: { special: [3] } },
  additive: { bags: 2, maxRounds: 60, pairs: 4, pairBins: 6, maxBins: 16 },
}
const model = fitAdditive(syntheticTable(1500, 2), options)

async function scoreRows(of: Additive, rows: Record<string, Value>[]) {
  await sql.script(`create or replace temp table given (subject_id bigint, customer_id bigint,
    facility_id bigint, late double, use double, income double, home varchar, noise_0 double, noise_1 double, noise_2 double)`)
  const names = ['late', 'use', 'income', 'home', 'noise_0', 'noise_1', 'noise_2']
  for (const [i, row] of rows.entries())
    await sql.run('insert into given values ($1, $1, null, $2, $3, $4, $5, $6, $7, $8)', [
      i,
      ...names.map((name) => (row[name] ?? null) as number),
    ])
  return sql.all<{ score: number; pd: number; points: number[]; reasons: string[] }>(
    `${additiveSql(of, 'given')} order by subject_id`,
  )
}

describe('the statement of an additive model', () => {
  it('equals the reference to 1e-9 in score, PD, points and reasons: missing, special, unseen, extreme', async () => {
    expect(model.pairs.length).toBeGreaterThan(0)
    const edges = model.characteristics.flatMap(({ bins }) =>
      bins.flatMap((bin) => (bin.kind === 'range' ? [bin.lower, bin.upper] : [])),
    )
    const number = fc.oneof(
      fc.constantFrom(
        null,
        3,
        0,
        -0,
        Number.NaN,
        1e308,
        -1e308,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
      ),
      fc.constantFrom(...edges),
      fc.double({ min: -2, max: 6, noNaN: true }),
      fc.integer({ min: 0, max: 10_000 }),
    )
    const text = fc.constantFrom(null, 'own', 'rent', 'free', 'parents', '', 'never seen', "o'hare")
    const row = fc.record({
      late: number,
      use: number,
      income: number,
      home: text,
      noise_0: number,
      noise_1: number,
      noise_2: number,
    })
    const rows = fc.sample(row, { numRuns: 400, seed: 5 })
    const scored = await scoreRows(model, rows)
    rows.forEach((given, i) => {
      const reference = evaluate(model, given)
      expect(Math.abs(scored[i]!.score - reference.score)).toBeLessThanOrEqual(1e-9)
      expect(Math.abs(scored[i]!.pd - reference.pd)).toBeLessThanOrEqual(1e-9)
      expect(scored[i]!.points).toEqual(reference.characteristics.map((part) => part.points + 0))
      expect(scored[i]!.reasons).toEqual(reference.reasons.map(({ feature }) => feature))
    })
  })

  it('ranks reasons as the reference does against another baseline, pairs too', async () => {
    const terms = model.characteristics.length + model.pairs.length
    const means = Array.from({ length: terms }, (_, i) => (i % 3) * 4 - 2)
    const rows = [{ late: 3, use: null, income: 3000, home: 'rent' }, { late: 0, use: 1.2 }, {}]
    for (const baseline of [
      { kind: 'maximum' },
      { kind: 'cutoff', cutoff: 600, upTo: 625, rows: 40, means },
    ] as const) {
      const of: Additive = { ...model, baseline }
      const scored = await scoreRows(of, rows)
      rows.forEach((row, i) => {
        expect(scored[i]!.reasons).toEqual(evaluate(of, row).reasons.map(({ feature }) => feature))
      })
    }
  })

  it('gives the PD of the calibration where there is one', async () => {
    const about = { rows: 9, bads: 2, source: 'test', outcome: 'bad', horizonMonths: 12 }
    const rows = [{ late: 3, use: null, income: 3000, home: 'rent' }, { late: 0, use: 1.2 }, {}]
    const scores = rows.map((row) => evaluate(model, row).score)
    const [low, high] = [Math.min(...scores), Math.max(...scores)]
    const knots = [
      { score: low + 1, pd: 0.5 },
      { score: high + 1, pd: 0.125 },
    ]
    for (const calibration of [
      { method: 'platt', ...about, intercept: 0.5, slope: 0.75 },
      { method: 'isotonic', ...about, knots },
    ] as const) {
      const of: Additive = { ...model, calibration: calibration as Calibration }
      const scored = await scoreRows(of, rows)
      rows.forEach((row, i) => {
        const { pd } = evaluate(of, row)
        expect(pd).not.toBeCloseTo(evaluate(model, row).pd, 6)
        expect(Math.abs(scored[i]!.pd - pd)).toBeLessThanOrEqual(1e-9)
      })
    }
  })

  it('of a model without terms gives everyone the overall odds and no reason', async () => {
    const alone = fitAdditive({ bad: Uint8Array.of(1, 0, 0, 0), columns: [] }, options)
    const [row] = await scoreRows(alone, [{}])
    expect(row!.pd).toBeCloseTo(0.25, 9)
    expect(row).toMatchObject({ points: [], reasons: [] })
  })
})
