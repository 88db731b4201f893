import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Store } from '../db/store.ts'
import type { Value as Cell } from '../db/values.ts'
import type { Effects } from '../effects.ts'
import { ingest } from '../ingest/run.ts'
import { evaluateModel } from '../models/cards.ts'
import { loadModel } from '../models/registry.ts'
import type { Value } from '../models/scorecard/route.ts'
import { train } from '../models/train.run.ts'
import type { TrainingReport } from '../models/training_report.ts'
import { dropRows, labelSubjects, prepareRows, ROWS } from '../models/training_rows.ts'
import { openTallystick } from '../open_store.ts'
import { replay } from '../quota/replay.run.ts'
import { scoreSql } from '../scoring/score.sql.ts'
import { startRun } from './run.ts'

const data = (path: string) =>
  fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url))
const missing = (path: string) => !existsSync(data(path)) && !process.env.CI

const effectsOn = (store: Store): Effects => ({
  store,
  actor: 'test',
  signal: new AbortController().signal,
  now: () => new Date(),
  progress: () => undefined,
  log: pino({ level: 'silent' }),
})

/** Rows whose SQL score, PD, points or reasons are not those of the reference evaluation. */
async function unequalRows(
  store: Store,
  modelId: string,
): Promise<{ rows: number; unequal: object[] }> {
  const { model } = await loadModel(store.read, modelId)
  return store.session(async (sql) => {
    await labelSubjects(sql, {}, new Date())
    await prepareRows(sql, new Date())
    const columns = model.features.map((feature) => `f.${quoteIdentifier(feature)}`)
    const rows = await sql.arrays(
      `select ${['s.score', 's.pd', 's.points', 's.reasons', ...columns].join(', ')}
       from ${ROWS} as f join (${scoreSql(model, ROWS)}) as s using (subject_id)`,
    )
    await dropRows(sql)
    const unequal = rows.flatMap(([score, pd, points, reasons, ...values]) => {
      const row = Object.fromEntries(model.features.map((name, i) => [name, values[i] as Value]))
      const reference = evaluateModel(model, row)
      const near = (a: Cell | undefined, b: number) => Math.abs((a as number) - b) <= 1e-9
      const same =
        near(score, reference.score) &&
        near(pd, reference.pd) &&
        reference.characteristics.every((part, i) => near((points as number[])[i], part.points)) &&
        JSON.stringify(reasons) === JSON.stringify(reference.reasons.map((r) => r.feature))
      return same ? [] : [{ row, score, reference }]
    })
    return { rows: rows.length, unequal: unequal.slice(0, 3) }
  })
}

async function loaded(source: string, path: string): Promise<Store> {
  const store = await openTallystick({ dir: ':memory:' })
  await ingest({ source, paths: [data(path)], actor: 'test' }, effectsOn(store))
  return store
}

const UCI = 'uci_taiwan_default/default_of_credit_card_clients.parquet'
const UCI_TEST_IDS = 'uci_taiwan_default/splits/test_ids.csv'

describe.skipIf(missing(UCI))('UCI default, the real file', () => {
  let store: Store
  let report: TrainingReport
  beforeAll(async () => {
    store = await loaded('uci_default', UCI)
    const split = { testIds: data(UCI_TEST_IDS), alsoAmong: ['statement_status_0<=0'] }
    report = await train(split, effectsOn(store))
  }, 300_000)
  afterAll(() => store.close())

  it('the scorecard reaches .762 on the test rows, every choice made on the others', () => {
    expect(report).toMatchObject({ rows: 30_000, bads: 6_636, heldBackRows: 7_500 })
    expect(report.auc.mean).toBeGreaterThanOrEqual(0.762)
    expect(report.among[0]?.rows).toBe(5_780)
  })

  it('the SQL score is that of the reference on all 30,000 rows', async () => {
    expect(await unequalRows(store, report.modelId)).toEqual({ rows: 30_000, unequal: [] })
  })

  it('every facility has a decision with reasons, and replays', async () => {
    const run = await startRun({ asOf: '2005-10-01' }, effectsOn(store))
    expect(run).toMatchObject({ subjects: 30_000, unevaluable: 0 })
    const bare = await store.read.first(`select count(*) as n from published_decision
      where facility is null or quota is null or binding_rule is null or len(rule_hits) <= 2`)
    expect(bare).toEqual({ n: 0 })
    expect(await replay({ runId: run.runId }, { store })).toMatchObject({
      same: 30_000,
      different: 0,
    })
  })
})

describe.skipIf(missing('berka/loan.parquet'))('Berka, the real files', () => {
  let store: Store
  let report: TrainingReport
  beforeAll(async () => {
    store = await loaded('berka', 'berka')
    report = await train({ alsoAmong: ['source_status=A,B'] }, effectsOn(store))
  }, 300_000)
  afterAll(() => store.close())

  it('682 loans, each as of its own day, give an AUC of .85 or more, and a warning', () => {
    expect(report).toMatchObject({ rows: 682, bads: 76, folds: 5, warnings: [expect.any(String)] })
    expect(report.auc.mean).toBeGreaterThanOrEqual(0.85)
    expect(report.among[0]).toMatchObject({ rows: 234, bads: 31 })
  })

  it('B against A alone is few bads, and still told apart', async () => {
    const alone = await train({ good: ['A'], bad: ['B'] }, effectsOn(store))
    expect(alone).toMatchObject({ rows: 234, bads: 31 })
    expect(alone.auc.mean).toBeGreaterThan(0.75)
  })

  it('the SQL score is that of the reference on every loan', async () => {
    expect(await unequalRows(store, report.modelId)).toEqual({ rows: 682, unequal: [] })
  })

  it('who was not observed is unevaluable and never quoted', async () => {
    const { modelId } = report
    const early = await startRun({ asOf: '1994-03-31', modelId }, effectsOn(store))
    const late = await startRun({ asOf: '1996-12-31', modelId }, effectsOn(store))
    expect(early.unevaluable).toBeLessThan((early.subjects as number) / 10)
    expect(late.unevaluable).toBeGreaterThan((late.subjects as number) * 0.9)
    const quoted = await store.read.first(`select count(*) as n from published_decision
      where outcome = 'unevaluable' and (quota is not null or target is not null or score is not null)`)
    expect(quoted).toEqual({ n: 0 })
    expect(await replay({}, { store })).toMatchObject({ different: 0 })
  })
})
