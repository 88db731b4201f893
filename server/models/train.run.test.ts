import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { Store } from '../db/store.ts'
import type { Effects, Progress } from '../effects.ts'
import { readDefinition, usualDefinition } from '../ledger/outcome/definition.ts'
import { openTallystick } from '../open_store.ts'
import { loadModel } from './registry.ts'
import { train } from './train.run.ts'

let store: Store
beforeEach(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterEach(() => store.close())

const effects = (over: Partial<Effects> = {}): Effects => ({
  store,
  progress: () => undefined,
  log: pino({ level: 'silent' }),
  signal: new AbortController().signal,
  now: () => new Date('2020-06-01T00:00:00Z'),
  actor: 'ada',
  ...over,
})

/** Customers whose outcome follows their income, with noise; and their sex, even more so. */
async function lend(customers: number, badEvery: number): Promise<void> {
  await store.write((sql) =>
    sql.script(`
      insert into lender (name, source, currency, time_zone, outcome_definition, created_at, actor) values ('L', 'tally', 'CNY', 'Asia/Shanghai', null, '2020-01-01', 'test');
      create temp table drawn as
        select i, i % ${badEvery} = 0 as bad, (i * i + 37 * i) % 101 as noise from range(${customers}) t(i);
      insert into customer (customer_id, source_id, sex, monthly_income, joined_on, recorded_at, source_file_id)
        select i, 'c' || i, case when bad = (noise > 4) then 1 else 2 end,
          case when bad then 4000 else 6000 end + 40 * noise, '2019-01-01', '2020-01-01', 1
        from drawn;
      insert into outcome (source_id, customer_id, observed_on, definition, outcome, source_status,
          horizon_months, known_on, recorded_at, source_file_id)
        select 'o' || i, i, '2019-06-01', 'ever 90+', case when bad then 2 else 1 end,
          case when bad then 'B' when noise < 50 then 'A' else 'C' end, 12, '2020-06-01', '2020-01-01', 1
        from drawn;
      drop table drawn`),
  )
}

/** Lines that buy each month since 2018 and pay it back in the next; every fourth stops paying in 2019. */
async function lendLines(lines: number): Promise<void> {
  await store.write((sql) =>
    sql.script(`
      insert into lender (name, source, currency, time_zone, outcome_definition, created_at, actor) values ('L', 'tally', 'CNY', 'Asia/Shanghai', null, '2020-01-01', 'test');
      insert into customer (customer_id, source_id, monthly_income, joined_on, recorded_at, source_file_id)
        select i, 'c' || i, case when i % 4 = 0 then 4000 else 6000 end + 40 * ((i * i + 37 * i) % 101), '2017-12-01', '2020-01-01', 1 from range(${lines}) t(i);
      insert into facility (facility_id, source_id, customer_id, kind, opened_on, recorded_at, source_file_id)
        select i, 'f' || i, i, 1, '2018-01-01', '2020-01-01', 1 from range(${lines}) t(i);
      insert into coverage (relation, customer_id, facility_id, observed_from, observed_until, recorded_at, source_file_id)
        select 'transaction', i, i, '2018-01-01', '2020-06-01', '2020-01-01', 1 from range(${lines}) t(i);
      insert into "transaction" (transaction_id, source_id, customer_id, facility_id, occurred_at, booked_on, kind, channel, funding, status, direction, amount, category, recorded_at, source_file_id)
        select row_number() over (), 't' || row_number() over (), i, i, d, d, kind, 0, 1, 3, -1, 1000, 0, '2020-01-01', 1
        from (
          select i, (date '2018-01-10' + to_months(m::int))::date as d, 1 as kind from range(${lines}) t(i), range(28) u(m)
          union all
          select i, (date '2018-02-10' + to_months(m::int))::date, 4 from range(${lines}) t(i), range(28) u(m)
          where i % 4 <> 0 or m < 14 + i % 8
        )`),
  )
}

describe('train', () => {
  it('learns from the outcomes, judges on held-back rows and saves the model', async () => {
    await lend(1000, 5)
    const report = await train({ folds: 4, seed: 7 }, effects())
    expect(report).toMatchObject({
      rows: 1000,
      bads: 200,
      folds: 4,
      heldBackRows: 1000,
      warnings: [],
    })
    expect(report.characteristics[0]?.feature).toBe('monthly_income')
    expect(report.auc.mean).toBeGreaterThan(0.8)
    expect(report.auc.byFold.map((fold) => fold.bads)).toEqual([50, 50, 50, 50])
    const saved = await loadModel(store.read, report.modelId)
    expect(saved).toMatchObject({ actor: 'ada', name: 'scorecard of tally' })
    expect(saved.model.target).toMatchObject({ definition: 'ever 90+', horizonMonths: 12 })
    expect(saved.model.metrics.heldBack?.auc).toBe(report.auc.pooled)
  })

  it('tells outcomes from payments where the source gave none, on several days a line, a line in one fold', async () => {
    await lendLines(400)
    const report = await train({ folds: 4 }, effects())
    expect(report.outcomes?.observedOn).toEqual([
      '2018-09-01',
      '2018-12-01',
      '2019-03-01',
      '2019-06-01',
    ])
    expect(report).toMatchObject({ subjects: 400, folds: 4 })
    expect(report.rows).toBeGreaterThan(1000)
    // A line that stopped paying is bad on each of its days: all of them are in one fold.
    expect(report.bads).toBeGreaterThan(100)
    const { model } = await loadModel(store.read, report.modelId)
    expect(model.metrics.heldBack?.method).toBe('4 stratified folds, each subject in one, seed 42')
    expect(model.target.horizonMonths).toBe(12)
  })

  it('labels lines as of the days asked for, by the definition asked for, which the model keeps', async () => {
    await lendLines(400)
    const usual = await usualDefinition()
    const exclude = { ...usual.exclude, where: ['monthly_income>=9500'] }
    const definition = stringify({ ...usual, name: 'short', window_months: 9, exclude })
    const asOf = ['2018-12-01', '2019-04-01', '2019-06-15']
    const report = await train({ asOf, definition, folds: 3 }, effects())
    const { observedOn, counts, digest, document } = report.outcomes!
    expect(observedOn).toEqual(asOf)
    expect(report).toMatchObject({ rows: counts.good + counts.bad, bads: counts.bad, folds: 3 })
    // Of 400 lines a quarter stopped paying in 2019, 35 of the others earn so much.
    const excluded = Object.fromEntries(counts.excluded.map(({ reason, rows }) => [reason, rows]))
    expect(excluded).toMatchObject({ late: expect.any(Number), 'monthly_income>=9500': 3 * 35 })
    const total = counts.excluded.reduce((sum, { rows }) => sum + rows, 0)
    expect(counts.good + counts.bad + counts.indeterminate + total).toBe(1200)
    expect(counts.immature).toBe(0)
    const { model } = await loadModel(store.read, report.modelId)
    expect(model.target).toMatchObject({ horizonMonths: 9, written: { digest, document } })
    expect(model.target.definition).toContain('over 90 days past due')
    expect(readDefinition(definition)).toEqual(document)
  })

  it('refuses days whose window is not over, and words of a source beside a definition', async () => {
    await lendLines(40)
    await expect(train({ asOf: ['2019-07-01'] }, effects())).rejects.toMatchObject({
      code: 'NOT_READY',
      message: expect.stringContaining('2019-07-01'),
    })
    await expect(train({ asOf: ['2019-06-01'], bad: ['B'] }, effects())).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    const definition = stringify({
      ...(await usualDefinition()),
      exclude: { ...(await usualDefinition()).exclude, where: ['wage<=1'] },
    })
    await expect(train({ definition }, effects())).rejects.toThrow('wage')
  })

  it('tells how many of the folds, and of the model to keep, are fitted', async () => {
    await lend(600, 4)
    const told: unknown[] = []
    const progress = ({ step, ...rest }: Progress) => step === 'fit' && told.push(rest)
    await train({ folds: 3 }, effects({ progress }))
    expect(told).toEqual([
      { done: 0, unit: 'fits' },
      ...[0, 1, 2, 3, 4].map((done) => ({ done, total: 4, unit: 'fits' })),
    ])
  })

  it('the same data and seed give the same model', async () => {
    await lend(600, 4)
    const [first, second] = [await train({}, effects()), await train({}, effects())]
    expect(second).toEqual({ ...first, seconds: second.seconds })
  })

  it('leaves protected features out unless they are asked for by name', async () => {
    await lend(600, 4)
    const names = async (withProtected: string[]) =>
      (await train({ withProtected }, effects())).characteristics.map(({ feature }) => feature)
    expect(await names([])).not.toContain('sex')
    expect(await names(['sex'])).toContain('sex')
    await expect(names(['wage'])).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('refuses under 30 bads unless told, and warns under 100', async () => {
    await lend(290, 10)
    await expect(train({}, effects())).rejects.toMatchObject({
      code: 'TOO_FEW_BADS',
      message: expect.stringContaining('29 bads'),
    })
    const report = await train({ allowFewBads: true }, effects())
    expect(report.warnings).toEqual([expect.stringContaining('29 bads are few')])
  })

  it('refuses to learn from nothing, and from one class', async () => {
    await expect(train({}, effects())).rejects.toMatchObject({ code: 'NOT_READY' })
    await lend(40, 1)
    await expect(train({}, effects())).rejects.toMatchObject({ code: 'ONE_CLASS' })
  })

  it("takes good and bad by the source's own words", async () => {
    await lend(600, 4)
    const report = await train({ good: ['A'], bad: ['B'] }, effects())
    expect(report).toMatchObject({ bads: 150 })
    expect(report.rows).toBeLessThan(600)
    const { model } = await loadModel(store.read, report.modelId)
    expect(model.target).toMatchObject({ good: 'A', bad: 'B' })
  })

  it('holds back the rows of a file of ids and fits on the others, once', async () => {
    await lend(600, 4)
    const file = join(await mkdtemp(join(tmpdir(), 'train-')), 'ids.csv')
    await writeFile(
      file,
      ['id', ...Array.from({ length: 150 }, (_, i) => `c${i * 4 + (i % 2)}`)].join('\n'),
    )
    const told: number[] = []
    const progress = ({ step, total, done }: Progress) =>
      step === 'fit' && total !== undefined && told.push(done)
    const report = await train({ testIds: file }, effects({ progress }))
    expect(report).toMatchObject({ folds: 1, heldBackRows: 150 })
    expect(told).toEqual([0, 1])
    const { model } = await loadModel(store.read, report.modelId)
    expect(model.training.rows).toBe(450)
    await writeFile(file, 'c1\nnobody')
    await expect(train({ testIds: file }, effects())).rejects.toThrow('nobody')
  })

  it('takes a column as folds, and measures parts of the rows apart', async () => {
    await lend(600, 4)
    await store.read.run(
      `update outcome set observed_on = case when customer_id % 3 = 0 then date '2019-05-01' else observed_on end`,
    )
    const alsoAmong = ['monthly_income<=5000', 'source_status=A,B']
    const report = await train({ foldColumn: 'as_of', alsoAmong }, effects())
    expect(report.folds).toBe(2)
    expect(report.among.map(({ name }) => name)).toEqual(alsoAmong)
    expect(report.among[0]?.rows).toBeLessThan(600)
    expect(report.among[1]).toMatchObject({ bads: 150 })
    await expect(train({ alsoAmong: ['wage<=1'] }, effects())).rejects.toThrow('wage')
    await expect(train({ alsoAmong: ['age'] }, effects())).rejects.toThrow('FACT<=NUMBER')
    await expect(train({ foldColumn: 'wage' }, effects())).rejects.toThrow('wage')
  })

  it('stops when told to, and saves nothing', async () => {
    await lend(600, 4)
    const stop = new AbortController()
    const progress = ({ step }: { step: string }) => step === 'fit' && stop.abort()
    await expect(train({}, effects({ signal: stop.signal, progress }))).rejects.toMatchObject({
      code: 'CANCELLED',
    })
    expect(await store.read.all('select * from model')).toEqual([])
  })
})
