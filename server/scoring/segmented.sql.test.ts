import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sql } from '../db/connection.ts'
import type { Store } from '../db/store.ts'
import { evaluateModel, termsOf } from '../models/cards.ts'
import { describe as describeModel } from '../models/describe.ts'
import { exportModel } from '../models/export/exported.ts'
import { readPmml } from '../models/export/testing/read_pmml.ts'
import type { Value } from '../models/scorecard/route.ts'
import { syntheticTable } from '../models/scorecard/synthetic.ts'
import { valueAt } from '../models/scorecard/table.ts'
import { segmentOf } from '../models/segmented/condition.ts'
import { fitSegmented, type PlannedSegment } from '../models/segmented/fit.ts'
import { openTallystick } from '../open_store.ts'
import { scoreSql } from './score.sql.ts'

const home = { feature: 'home', type: 'category' as const }
const use = { feature: 'use', type: 'number' as const }
const planned: PlannedSegment[] = [
  { name: 'it\'s "rent"', when: { kind: 'in', values: ['rent'], ...home } },
  {
    name: 'much, or owned',
    when: {
      kind: 'any',
      parts: [
        { kind: 'compare', comparator: '>=', value: 0.9, ...use },
        {
          kind: 'all',
          parts: [
            { kind: 'in', values: ['own'], ...home },
            { kind: 'missing', expected: false, ...use },
          ],
        },
      ],
    },
  },
  { name: 'others', when: null },
]
const table = syntheticTable(1200, 3, 0)
table.segment = Uint8Array.from(table.bad, (_, row) =>
  segmentOf(planned, Object.fromEntries(table.columns.map((c) => [c.name, valueAt(c, row)]))),
)
const target = { definition: 'made up', horizonMonths: null, bad: 'bad', good: 'good' }
const model = fitSegmented(table, planned, { target })
describeModel(model, { table, split: { kind: 'none' } }, { baseline: 'maximum' })

const COLUMNS = ['late', 'use', 'income', 'home']
const any = fc.record<Record<string, Value>>({
  late: fc.oneof(fc.integer({ min: -1, max: 7 }), fc.constant(null)),
  use: fc.oneof(
    fc.double({ min: 0, max: 1.6 }),
    fc.constantFrom(null, Number.NaN, 0.9, Number.POSITIVE_INFINITY),
  ),
  income: fc.oneof(fc.integer({ min: 0, max: 12_000 }), fc.constant(null)),
  home: fc.constantFrom('rent', 'own', 'free', 'parents', 'castle', '', null),
})

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

/** The rows in a relation, read by a statement over it. */
async function over(rows: Record<string, Value>[], statement: string) {
  return store.session(async (sql: Sql) => {
    const types = 'late double, use double, income double, home varchar'
    await sql.script(
      `create or replace temp table given (subject_id bigint, customer_id bigint, facility_id bigint, ${types})`,
    )
    for (const [i, row] of rows.entries())
      await sql.run(
        `insert into given values ($1, $1, null, $2::double, $3::varchar::double, $4::double, $5::varchar)`,
        [
          i,
          ...COLUMNS.map(
            (name) =>
              (name === 'use' && row.use !== null
                ? String(row.use).replace('Infinity', 'inf')
                : row[name]) as string | null,
          ),
        ],
      )
    return sql.all<{
      subject_id: number
      segment?: string
      score: number
      pd: number
      points: (number | null)[]
      reasons: string[]
    }>(`select * from (${statement}) order by subject_id`)
  })
}

describe('a model by segment in SQL', () => {
  const samples = fc.sample(any, { numRuns: 400, seed: 7 })

  it('equals the reference evaluation to 1e-9, NULL, NaN and unseen values of segments too', async () => {
    const scored = await over(samples, scoreSql(model, 'given'))
    expect(scored).toHaveLength(samples.length)
    const terms = termsOf(model)
    const seen = new Set<string>()
    samples.forEach((row, i) => {
      const wanted = evaluateModel(model, row)
      const { score, pd, points, reasons } = scored[i]!
      seen.add(wanted.segment!)
      expect(Math.abs(score - wanted.score)).toBeLessThan(1e-9)
      expect(Math.abs(pd - wanted.pd)).toBeLessThan(1e-9)
      const own = terms.map(({ segment }) => segment!.name === wanted.segment)
      expect(points.map((one) => one !== null)).toEqual(own)
      expect(points.filter((one) => one !== null)).toEqual(
        wanted.characteristics.map((c) => c.points),
      )
      expect(reasons).toEqual(wanted.reasons.map(({ feature }) => feature))
    })
    expect(seen.size).toBe(3)
  })

  it('exported as SQL for elsewhere it gives the same, and says the segment', async () => {
    const saved = { modelId: 'm', name: 'm', createdAt: '2020-01-01', actor: 'ada', model }
    const text = String(exportModel(saved, 'sql', { table: 'given', id: ['subject_id'] }))
    const scored = await over(samples, text.trim())
    samples.forEach((row, i) => {
      const wanted = evaluateModel(model, row)
      const { segment, score, pd, reasons } = scored[i]!
      expect(segment).toBe(wanted.segment)
      expect(Math.abs(score - wanted.score)).toBeLessThan(1e-9)
      expect(Math.abs(pd - wanted.pd)).toBeLessThan(1e-9)
      expect(reasons).toEqual(wanted.reasons.map(({ feature }) => feature))
    })
  })

  it('exported as PMML the first segment that is true scores as the reference says, reasons included', () => {
    const saved = { modelId: 'm', name: 'm', createdAt: '2020-01-01', actor: 'ada', model }
    const read = readPmml(String(exportModel(saved, 'pmml')))
    samples.forEach((row) => {
      const [got, wanted] = [read(row), evaluateModel(model, row)]
      expect(Math.abs(got.score - wanted.score)).toBeLessThan(1e-9)
      expect(Math.abs(got.pd - wanted.pd)).toBeLessThan(1e-9)
      expect(got.points).toEqual(wanted.characteristics.map((c) => c.points))
      const lost = got.reasons.filter(({ lost }) => lost > 0).map(({ code }) => code)
      expect(lost.slice(0, 4)).toEqual(wanted.reasons.map(({ feature }) => feature))
    })
  })

  it('JSON holds it whole', () => {
    const saved = { modelId: 'seg-1', name: 'm', createdAt: '2020-01-01', actor: 'ada', model }
    expect(JSON.parse(String(exportModel(saved, 'json'))).model).toEqual(
      JSON.parse(JSON.stringify(model)),
    )
  })
})
