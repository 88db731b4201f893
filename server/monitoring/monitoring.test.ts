import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { usualDefinition } from '../ledger/outcome/definition.ts'
import { moveModel } from '../models/promotion.ts'
import { saveModel } from '../models/registry.ts'
import type { Scorecard } from '../models/scorecard/model.ts'
import type { Segmented } from '../models/segmented/model.ts'
import { openTallystick } from '../open_store.ts'
import { startRun } from '../runs/run.ts'
import { AS_OF, LITTLE_MODEL, lendLittle } from '../runs/testing/small_lender.ts'
import { brier } from '../stats/brier.ts'
import { calibration } from '../stats/calibration.ts'
import { delong } from '../stats/delong.ts'
import { ks } from '../stats/ks.ts'
import { psi } from '../stats/psi.ts'
import { PSI_SHIFTED, PSI_WATCHED, shiftOf } from '../stats/psi_threshold.ts'

const NOW = new Date('2018-01-02T00:00:00Z')
let store: Store
const run = () =>
  startRun(
    { asOf: AS_OF },
    {
      store,
      actor: 'ada',
      signal: new AbortController().signal,
      now: () => NOW,
      progress: () => undefined,
    },
  )

const CHALLENGER: Scorecard = {
  ...LITTLE_MODEL,
  features: ['monthly_income'],
  characteristics: LITTLE_MODEL.characteristics.filter((c) => c.feature === 'monthly_income'),
  basePoints: 300,
}
/** Asks for a feature that no snapshot has. */
const BROKEN: Scorecard = {
  ...LITTLE_MODEL,
  features: ['no_such_feature'],
  characteristics: [{ ...LITTLE_MODEL.characteristics[0]!, feature: 'no_such_feature' }],
}

let champion: string
let challenger: string
let broken: string
let first: Awaited<ReturnType<typeof run>>
let second: Awaited<ReturnType<typeof run>>
const everything = () =>
  Promise.all([
    store.read.all('select * from score order by subject_id'),
    store.read.all('select * from decision order by decision_id'),
    store.read.all('select * from run'),
  ])
let before: unknown
let after: unknown

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await lendLittle(store)
  const save = (model: Scorecard, name: string) =>
    store.write((sql) => saveModel(sql, { model, name, actor: 'ada', at: NOW }))
  const edges = [640, 660]
  champion = await save(
    {
      ...LITTLE_MODEL,
      training: { ...LITTLE_MODEL.training, scores: { edges, counts: [10, 10, 10] } },
    },
    'little',
  )
  first = await run()
  before = await everything()
  challenger = await save(CHALLENGER, 'challenger')
  broken = await save(BROKEN, 'broken')
  for (const model of [challenger, broken])
    for (const to of ['validated', 'challenger'] as const)
      await store.write((sql) => moveModel(sql, { model, to, actor: 'bob', at: NOW }))
  await store.write((sql) =>
    moveModel(sql, { model: champion, to: 'validated', actor: 'bob', at: NOW }),
  )
  await store.write((sql) =>
    moveModel(sql, { model: champion, to: 'champion', actor: 'eve', at: NOW }),
  )
  second = await run()
  after = await everything()
})
afterAll(() => store.close())

describe('challengers', () => {
  it('score a run in shadow, also one that was published before, and change nothing of it', async () => {
    expect(first.shadows).toEqual([])
    expect(second).toMatchObject({ runId: first.runId, repeated: true })
    expect(second.shadows.find(({ modelId }) => modelId === challenger)).toEqual({
      modelId: challenger,
      rows: 30,
      error: null,
    })
    expect(after).toEqual(before)
  })

  it('that cannot score are told of and hold nobody up', async () => {
    const shadow = second.shadows.find(({ modelId }) => modelId === broken)
    expect(shadow).toMatchObject({ rows: 0 })
    expect(shadow!.error).toContain('no_such_feature')
  })

  it('score once: asked again there is nothing to do for them', async () => {
    const third = await run()
    expect(third.shadows.map(({ modelId }) => modelId)).toEqual([broken])
    const row = await store.read.first('select count(*) as n from shadow_score')
    expect(row).toEqual({ n: 30 })
  })

  it('stand beside the model that decided, over the same subjects', async () => {
    const [row] = await store.read.all<Record<string, number | string>>(
      'select * from shadow_comparison',
    )
    const means = await store.read.first<Record<string, number>>(
      `select (select avg(score) from shadow_score) as own, (select avg(score) from score) as champion`,
    )
    expect(row).toMatchObject({
      model_id: challenger,
      champion_id: champion,
      subjects: 30,
      mean_score: means!.own,
      champion_mean_score: means!.champion,
    })
    expect(row!.rank_correlation).toBeGreaterThan(0)
    expect(row!.rank_correlation).toBeLessThan(1)
  })
})

describe('drift', () => {
  const cellsOf = (feature: string) =>
    store.read.all<{ cell: number; then_rows: number; now_rows: number }>(
      'select cell, then_rows, now_rows from drift_cell where model_id = $1 and feature = $2 order by cell',
      [champion, feature],
    )

  it('counts every line in one bin of each characteristic, and in one band of score', async () => {
    for (const feature of ['', 'utilisation', 'monthly_income']) {
      const cells = await cellsOf(feature)
      expect(cells.reduce((sum, { now_rows }) => sum + now_rows, 0)).toBe(20)
      expect(cells.reduce((sum, { then_rows }) => sum + then_rows, 0)).toBe(30)
    }
    const scores = await store.read.all<{ score: number }>(
      'select score from score where facility_id is not null',
    )
    expect((await cellsOf('')).map(({ now_rows }) => now_rows)).toEqual([
      scores.filter(({ score }) => score < 640).length,
      scores.filter(({ score }) => score >= 640 && score < 660).length,
      scores.filter(({ score }) => score >= 660).length,
    ])
  })

  it('is the stability index of stats, of the score and of every characteristic', async () => {
    const rows = await store.read.all<{
      feature: string
      psi: number
      points_shift: number | null
    }>('select feature, psi, points_shift from drift where model_id = $1', [champion])
    expect(rows.map(({ feature }) => feature).sort()).toEqual(['', 'monthly_income', 'utilisation'])
    for (const { feature, psi: found, points_shift } of rows) {
      const cells = await cellsOf(feature)
      const [then, now] = [cells.map((c) => c.then_rows), cells.map((c) => c.now_rows)]
      expect(found).toBeCloseTo(psi(then, now), 12)
      if (feature === '') expect(points_shift).toBeNull()
      else {
        const moved = cells.reduce(
          (sum, c) => sum + (c.now_rows / 20 - c.then_rows / 30) * c.cell,
          0,
        )
        expect(points_shift).toBeCloseTo(moved, 9)
      }
    }
  })

  it('is an alert from where a report calls it shifted, only beyond what chance does with so few rows', async () => {
    const newest = 'order by effective_on desc limit 1'
    expect(
      await store.read.first(
        `select psi_watch::double as psi_watch, psi_alert::double as psi_alert from monitor_rule ${newest}`,
      ),
    ).toEqual({ psi_watch: PSI_WATCHED, psi_alert: PSI_SHIFTED })
    // (1/100 + 1/50) times the 99% chi-square quantile of 4 degrees, 13.277.
    const told = await store.read.first<{ few: number; many: number; one: number }>(
      `select psi_by_chance(100.0, 50.0, 5, 2.326347874040841) as few,
         psi_by_chance(1e6, 1e6, 5, 2.326347874040841) as many, psi_by_chance(10.0, 10.0, 1, 2.3) as one`,
    )
    expect(told!.few).toBeCloseTo(0.03 * 13.277, 2)
    expect(told!.many).toBeLessThan(0.0001)
    expect(told!.one).toBe(0)
    const verdicts = await store.read.all<{ psi: number; by_chance: number; verdict: string }>(
      'select psi, by_chance, verdict from drift',
    )
    for (const { psi: found, by_chance, verdict } of verdicts)
      expect(verdict).toBe(
        { stable: 'stable', noise: 'stable', moderate: 'watch', shifted: 'alert' }[
          shiftOf(found, by_chance)
        ],
      )
  })
})

describe('realised performance', () => {
  const bad = Array.from({ length: 20 }, (_, i) => (i % 4 === 3 || i === 0 ? 1 : 0))
  let told: Record<string, number | string | boolean | null>[]
  let given: { model_id: string; score: number; pd: number; bad: number }[]
  beforeAll(async () => {
    const rows = bad.map(
      (one, i) =>
        `('o${i + 1}', ${i + 1}, ${i + 1}, '${AS_OF}', 12, 'test', ${one + 1}, '2019-01-01', '2019-01-02', 1)`,
    )
    await store.write((sql) =>
      sql.script(`insert into outcome (source_id, customer_id, facility_id, observed_on, horizon_months,
        definition, outcome, known_on, recorded_at, source_file_id) values ${rows.join(', ')},
        ('late', 21, null, '2017-12-01', 12, 'test', 2, '2018-12-01', '2019-01-02', 1),
        ('open', 22, null, '${AS_OF}', 12, 'test', 4, '2019-01-01', '2019-01-02', 1)`),
    )
    told = await store.read.all(`select * from realised_performance('2020-01-01') order by shadow`)
    given = await store.read.all(`select * from realised_score('2020-01-01') order by subject_id`)
  })

  it('holds each model, the challenger too, against good and bad outcomes of the run’s own day', () => {
    expect(
      told.map(({ model_id, shadow, subjects, bads }) => [model_id, shadow, subjects, bads]),
    ).toEqual([
      [champion, false, 20, 6],
      [challenger, true, 20, 6],
    ])
  })

  it('is AUC, its error, KS, Brier and the level as stats has them', () => {
    for (const row of told) {
      const own = given.filter(({ model_id }) => model_id === row.model_id)
      const score = own.map((one) => one.score)
      const pd = Float64Array.from(own, (one) => one.pd)
      const bads = Uint8Array.from(own, (one) => one.bad)
      const curve = delong(score, bads)
      expect(row.auc).toBeCloseTo(curve.auc, 12)
      expect(row.auc_se).toBeCloseTo(curve.standardError, 12)
      expect(row.ks).toBeCloseTo(ks(score, bads), 12)
      expect(row.brier).toBeCloseTo(brier(pd, bads), 12)
      expect(row.bad_rate).toBeCloseTo(0.3, 12)
      expect(row.discrimination).toBe('unknown')
      expect(row.level).toBe(
        (row.mean_pd as number) < (row.bad_rate_lower as number)
          ? 'too low'
          : (row.mean_pd as number) > (row.bad_rate_upper as number)
            ? 'too high'
            : 'stable',
      )
    }
  })

  it('calibrates by bands of equal count', async () => {
    const bands = await store.read.all<{ subjects: number; bads: number; mean_pd: number }>(
      `select subjects, bads, mean_pd from realised_calibration('2020-01-01') where not shadow order by band`,
    )
    expect(bands.map(({ subjects }) => subjects)).toEqual(Array(10).fill(2))
    expect(bands.reduce((sum, { bads }) => sum + bads, 0)).toBe(6)
    const own = given.filter(({ model_id }) => model_id === champion)
    const all = calibration(
      Float64Array.from(own, ({ pd }) => pd),
      Uint8Array.from(own, (one) => one.bad),
    )
    expect(bands[9]!.mean_pd).toBeCloseTo(all.at(-1)!.meanPd, 1)
  })

  it('goes by the definition that a model learned from, as of days whose window is over, told by the ledger', async () => {
    const usual = await usualDefinition()
    const exclude = {
      ...usual.exclude,
      dpd_over: 90,
      months_on_book_under: 0,
      inactive_months: null,
    }
    const definition = JSON.stringify({ ...usual, window_months: 1, exclude })
    const matured = await store.read.all<{ subject_id: number; day: string; bad: boolean }>(
      `with asked as (select $1::varchar as definition, unnest([date '2017-10-01', date '${AS_OF}']) as observed_on)
       select subject_id, observed_on as day, bad from matured_outcome('asked', '2020-01-01') order by 1`,
      [definition],
    )
    // Every fourth line is three months late on 1 October and four on 1 November; January is not over.
    expect(matured.map(({ subject_id, day, bad }) => [subject_id / 2, day, bad])).toEqual(
      Array.from({ length: 20 }, (_, i) => [i + 1, '2017-10-01', (i + 1) % 4 === 0]),
    )
  })

  it('knows nothing before outcomes were recorded', async () => {
    const early = await store.read.all(`select * from realised_performance('2018-06-01')`)
    expect(early).toEqual([])
  })
})

describe('a challenger by segment', () => {
  it('is counted by the characteristics of each segment, over the lines of its own', async () => {
    const card = { ...CHALLENGER, scaling: LITTLE_MODEL.scaling }
    const segmented: Segmented = {
      kind: 'segmented',
      version: 1,
      features: ['monthly_income', 'utilisation'],
      target: LITTLE_MODEL.target,
      scaling: LITTLE_MODEL.scaling,
      segments: [
        {
          name: 'low',
          when: {
            kind: 'compare',
            comparator: '<',
            value: 5000,
            feature: 'monthly_income',
            type: 'number',
          },
          rows: 40,
          bads: 3,
          card,
        },
        { name: 'others', when: null, rows: 60, bads: 2, card: LITTLE_MODEL },
      ],
      meanScore: 650,
      training: LITTLE_MODEL.training,
      metrics: {},
    }
    const modelId = await store.write((sql) =>
      saveModel(sql, { model: segmented, name: 'segmented', actor: 'ada', at: NOW }),
    )
    for (const to of ['validated', 'challenger'] as const)
      await store.write((sql) => moveModel(sql, { model: modelId, to, actor: 'bob', at: NOW }))
    const { shadows } = await run()
    expect(shadows.find((one) => one.modelId === modelId)).toMatchObject({ rows: 30, error: null })
    const cells = await store.read.all<{ feature: string; then_rows: number; now_rows: number }>(
      `select feature, sum(then_rows)::double as then_rows, sum(now_rows)::double as now_rows
       from drift_cell where model_id = $1 group by feature order by feature`,
      [modelId],
    )
    const counted = await store.read.first<{ low: number; others: number }>(
      `select count(case when points[1] is not null then 1 end)::double as low,
         count(case when points[2] is not null and points[3] is not null then 1 end)::double as others
       from shadow_score where model_id = $1 and facility_id is not null`,
      [modelId],
    )
    const { low, others } = counted!
    expect(low + others).toBe(20)
    expect(cells).toEqual([
      { feature: 'low: monthly_income', then_rows: 30, now_rows: low },
      { feature: 'others: monthly_income', then_rows: 30, now_rows: others },
      { feature: 'others: utilisation', then_rows: 30, now_rows: others },
    ])
  })
})
