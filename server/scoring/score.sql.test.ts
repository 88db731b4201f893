import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sql } from '../db/connection.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Param } from '../db/params.ts'
import type { Store } from '../db/store.ts'
import type { Calibration } from '../models/scorecard/calibration.ts'
import { evaluate } from '../models/scorecard/evaluate.ts'
import type { Bin, Characteristic, Scorecard } from '../models/scorecard/model.ts'
import type { Value } from '../models/scorecard/route.ts'
import { usualScaling } from '../models/scorecard/scaling.ts'
import { openTallystick } from '../open_store.ts'
import { scoreSql } from './score.sql.ts'

type Scored = { subject_id: number; score: number; pd: number; points: number[]; reasons: string[] }

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

const bin = (condition: object, points: number): Bin => ({
  ...(condition as { kind: 'missing' }),
  label: JSON.stringify(condition),
  count: 1,
  bad: 0,
  badRate: 0,
  woe: points / 10,
  points,
})

const characteristic = (
  feature: string,
  type: 'number' | 'category',
  bins: Bin[],
  pointsUnseen: number,
  meanPoints: number,
): Characteristic => ({
  feature,
  label: feature,
  unit: null,
  type,
  beta: 1,
  woeUnseen: 0,
  pointsUnseen,
  bins,
  iv: 0,
  trend: 'none',
  meanPoints,
  maxPoints: 0,
  minPoints: 0,
  standardError: 0,
  pValue: 0,
})

const scorecard = (characteristics: Characteristic[], basePoints = 0): Scorecard => ({
  kind: 'scorecard',
  version: 1,
  features: characteristics.map((c) => c.feature),
  target: { definition: 'test', horizonMonths: null, bad: 'bad', good: 'good' },
  scaling: usualScaling,
  intercept: 0,
  characteristics,
  basePoints,
  meanScore: 0,
  training: { rows: 0, bads: 0, seed: 1, method: 'test', excluded: [] },
  metrics: {},
})

/** The rows in a relation with the model's columns, scored by its statement. */
async function scoreRows(model: Scorecard, rows: Record<string, Value>[]): Promise<Scored[]> {
  return store.session(async (sql: Sql) => {
    const columns = model.characteristics.map(
      (c) => `${quoteIdentifier(c.feature)} ${c.type === 'number' ? 'double' : 'varchar'}`,
    )
    const declared = ['subject_id bigint', 'customer_id bigint', 'facility_id bigint', ...columns]
    await sql.script(`create or replace temp table given (${declared.join(', ')})`)
    for (const [i, row] of rows.entries()) {
      const values = model.features.map((feature) => (row[feature] ?? null) as Param)
      const marks = [i, i, null, ...values].map((_, at) => `$${at + 1}`)
      await sql.run(`insert into given values (${marks.join(', ')})`, [i, i, null, ...values])
    }
    const scored = await sql.all<Scored>(`${scoreSql(model, 'given')} order by subject_id`)
    await sql.script('drop table given')
    return scored
  })
}

function expectParity(model: Scorecard, rows: Record<string, Value>[], scored: Scored[]) {
  expect(scored).toHaveLength(rows.length)
  rows.forEach((row, i) => {
    const reference = evaluate(model, row)
    const got = scored[i] as Scored
    expect(Math.abs(got.score - reference.score)).toBeLessThanOrEqual(1e-9)
    expect(Math.abs(got.pd - reference.pd)).toBeLessThanOrEqual(1e-9)
    // A model is JSON, which has no -0.
    expect(got.points).toEqual(reference.characteristics.map((part) => part.points + 0))
    expect(got.reasons).toEqual(reference.reasons.map((reason) => reason.feature))
  })
}

/** The doubles next to a number on both sides. */
function neighbours(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigInt64(0)
  return [-1n, 1n].map((step) => {
    view.setBigInt64(0, bits + step)
    return view.getFloat64(0)
  })
}

const points = fc.double({ min: -80, max: 80, noNaN: true })
const edge = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
)
const text = fc.oneof(
  fc.constantFrom('', ' ', 'a', 'A', "o'hare", '"q"', '中文', 'é', 'é', 'null', '7', '🪵', '\n'),
  fc.string({ maxLength: 5 }).map((s) => s.replaceAll('\0', '')),
)
const maybeMissing = fc
  .option(points, { nil: undefined })
  .map((p) => (p === undefined ? [] : [bin({ kind: 'missing' }, p)]))

const numeric = fc
  .tuple(
    fc.uniqueArray(edge, { maxLength: 5 }),
    fc.uniqueArray(edge, { maxLength: 3 }),
    fc.boolean(),
    fc.array(points, { minLength: 9, maxLength: 9 }),
    maybeMissing,
    points,
    points,
  )
  .map(([cuts, specials, ranged, given, missing, unseen, mean]) => {
    const edges = [null, ...cuts.sort((a, b) => a - b), null]
    const ranges = edges
      .slice(1)
      .map((upper, i) => bin({ kind: 'range', lower: edges[i] ?? null, upper }, given[i] as number))
    const listed = specials.map((value, i) =>
      bin({ kind: 'values', values: [value] }, given[i + 6] as number),
    )
    const bins = [...(ranged ? ranges : []), ...listed, ...missing]
    return characteristic('', 'number', bins, unseen, mean)
  })

const categorical = fc
  .tuple(
    fc.uniqueArray(text, { maxLength: 6 }),
    fc.array(points, { minLength: 3, maxLength: 3 }),
    maybeMissing,
    points,
    points,
  )
  .map(([words, given, missing, unseen, mean]) => {
    const bins = given.map((p, i) =>
      bin({ kind: 'values', values: words.filter((_, at) => at % 3 === i) }, p),
    )
    return characteristic('', 'category', [...bins, ...missing], unseen, mean)
  })

const featureName = fc.oneof(
  fc.constantFrom('score', 'p0', 'v1', 'select', 'quo"ted', "it's", '额度', 'with space', 'w1'),
  fc.string({ minLength: 1, maxLength: 6 }).map((s) => s.replaceAll('\0', '_')),
)

const about = { rows: 1, bads: 1, source: 'test', outcome: 'bad', horizonMonths: 12 }
const calibration: fc.Arbitrary<Calibration | undefined> = fc.option(
  fc.oneof(
    fc
      .tuple(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
      )
      .map(([intercept, slope]) => ({ method: 'platt' as const, ...about, intercept, slope })),
    fc
      .uniqueArray(fc.integer({ min: -300, max: 300 }), { minLength: 1, maxLength: 6 })
      .map((scores) => ({
        method: 'isotonic' as const,
        ...about,
        knots: scores.sort((a, b) => a - b).map((score, i) => ({ score, pd: 0.9 / (i + 1) })),
      })),
  ),
  { nil: undefined },
)

const model = fc
  .tuple(
    fc.uniqueArray(featureName, { maxLength: 7, selector: (name) => name.toLowerCase() }),
    fc.array(fc.oneof(numeric, categorical), { minLength: 7, maxLength: 7 }),
    points,
    calibration,
  )
  .map(([names, shapes, base, calibrated]) => ({
    ...scorecard(
      names.map((name, i) => ({ ...(shapes[i] as Characteristic), feature: name, label: name })),
      base,
    ),
    ...(calibrated && { calibration: calibrated }),
  }))

const interesting = (c: Characteristic): fc.Arbitrary<Value> => {
  const known = c.bins.flatMap((b) => {
    if (b.kind === 'values') return b.values
    return b.kind === 'range' ? [b.lower, b.upper].filter((edge) => edge !== null) : []
  })
  if (c.type === 'category')
    return fc.oneof(fc.constant(null), text, fc.constantFrom('never seen', ...(known as string[])))
  const near = (known as number[]).flatMap((value) => [value, ...neighbours(value)])
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, 5e-324]
  return fc.oneof(fc.constant(null), fc.constantFrom(...odd, ...near), fc.double())
}

const modelWithRows = model.chain((m) =>
  fc.tuple(
    fc.constant(m),
    fc.array(
      fc
        .tuple(...m.characteristics.map(interesting))
        .map((values) => Object.fromEntries(m.features.map((name, i) => [name, values[i]]))),
      { minLength: 1, maxLength: 12 },
    ),
  ),
)

describe('scoreSql', () => {
  it('equals the reference evaluation to 1e-9 on generated models and rows', async () => {
    await fc.assert(
      fc.asyncProperty(modelWithRows, async ([m, rows]) => {
        expectParity(m, rows, await scoreRows(m, rows))
      }),
      { numRuns: 150, seed: 20171231 },
    )
  })

  const worked = scorecard(
    [
      characteristic(
        'age',
        'number',
        [
          bin({ kind: 'range', lower: null, upper: 30 }, 10),
          bin({ kind: 'range', lower: 30, upper: null }, 30),
          bin({ kind: 'values', values: [99] }, -5),
          bin({ kind: 'missing' }, 1),
        ],
        0,
        25,
      ),
      characteristic(
        'job',
        'category',
        [bin({ kind: 'values', values: ['none', 'casual'] }, 5)],
        7,
        20,
      ),
    ],
    500,
  )

  it('gives points, score and PD that a hand can check', async () => {
    const rows = [
      { age: 29.999, job: 'none' },
      { age: 30, job: 'Casual' },
      { age: 99, job: null },
      { age: null, job: 'casual' },
    ]
    const scored = await scoreRows(worked, rows)
    expect(scored.map((row) => row.points)).toEqual([
      [10, 5],
      [30, 7],
      [-5, 7],
      [1, 5],
    ])
    expect(scored.map((row) => row.score)).toEqual([515, 537, 502, 506])
    // 600 points stand for 19 : 1 and 50 points double the odds, so 500 points stand for 4.75 : 1.
    const [at500] = await scoreRows(scorecard([], 500), [{}])
    expect(at500?.pd).toBeCloseTo(1 / (1 + 4.75), 12)
  })

  it('ranks reasons by shortfall, equal ones by name, and gives none where nothing is lost', async () => {
    const flat = (feature: string, mean: number) =>
      characteristic(feature, 'number', [bin({ kind: 'missing' }, 0)], 20, mean)
    const m = scorecard([flat('e', 3), flat('b', 9), flat('a', 3), flat('d', 1), flat('c', 2)])
    const [lost, kept] = await scoreRows(m, [{}, { a: 1, b: 1, c: 1, d: 1, e: 1 }])
    expect(lost?.reasons).toEqual(['b', 'a', 'e', 'c'])
    expect(kept?.reasons).toEqual([])
  })

  it('ranks reasons against the baseline of the model, whichever it is', async () => {
    const two = (feature: string, points: [number, number], mean: number): Characteristic => ({
      ...characteristic(feature, 'number', [bin({ kind: 'missing' }, points[0])], points[1], mean),
      maxPoints: points[1],
    })
    const card = scorecard([two('a', [3, 9], 6), two('b', [0, 2], 1.5), two('c', [-4, 5], -3)])
    const rows = [{}, { a: 1 }, { b: 1, c: 1 }]
    const reasons = []
    for (const baseline of [
      { kind: 'mean' },
      { kind: 'maximum' },
      { kind: 'neutral' },
      { kind: 'cutoff', cutoff: 0, upTo: 25, rows: 30, means: [3, 2, -3.5] },
    ] as const) {
      const scored = await scoreRows({ ...card, baseline }, rows)
      expectParity({ ...card, baseline }, rows, scored)
      reasons.push(scored[0]!.reasons)
    }
    // Neutral is what the constant gives each, far above all of them.
    expect(reasons).toEqual([
      ['a', 'b', 'c'],
      ['c', 'a', 'b'],
      ['c', 'b', 'a'],
      ['b', 'c'],
    ])
  })

  it('ranks as the reference does where a card has more shortfalls than words of 62 bits hold', async () => {
    const names = Array.from({ length: 50 }, (_, i) => `f${i}`)
    const wide = scorecard(
      names.map((name, i) => {
        const cuts = [null, 1, 2, 3, 4, null]
        const ranges = cuts.slice(1).map((upper, at) => {
          const points = ((at * 7 + i * 5) % 23) - 4
          return bin(
            { kind: 'range', lower: cuts[at] as number | null, upper: upper ?? null },
            points,
          )
        })
        return characteristic(name, 'number', [...ranges, bin({ kind: 'missing' }, 0)], 0, 16)
      }),
    )
    const row = (from: number, until: number) =>
      Object.fromEntries(names.map((name, i) => [name, ((i * 3 + from) % 11) * (until / 11)]))
    const best = Object.fromEntries(
      wide.characteristics.map((c) => {
        const top = c.bins.toSorted((a, b) => b.points - a.points)[0]
        return [c.feature, top?.kind === 'range' ? (top.lower ?? 0) : null]
      }),
    )
    const rows = [{}, row(0, 5), row(4, 3), row(7, 6), best, { ...best, f7: null }]
    const scored = await scoreRows(wide, rows)
    expectParity(wide, rows, scored)
  })
})

it('points that follow a number by the unit are those of the reference, and so are the reasons', async () => {
  const slope = (condition: object, points: number, by: number) => ({
    ...bin(condition, points),
    slope: by,
  })
  const model = scorecard(
    [
      characteristic(
        'balance',
        'number',
        [
          slope({ kind: 'range', lower: null, upper: 100 }, 10, 0.25),
          slope({ kind: 'range', lower: 100, upper: null }, 40, -0.05),
          bin({ kind: 'values', values: [-1] }, 3),
          bin({ kind: 'missing' }, 12),
        ],
        0,
        20,
      ),
      characteristic('region', 'category', [bin({ kind: 'values', values: ['north'] }, 8)], -4, 6),
    ],
    500,
  )
  const rows = [-1, -0.5, 0, 99.9, 100, 1e6, null, Number.NaN].map((balance, i) => ({
    balance,
    region: [null, 'north', 'east'][i % 3] ?? null,
  }))
  expectParity(model, rows, await scoreRows(model, rows))
})
