import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from '../../db/connection.ts'
import { readParameters } from '../read_parameters.ts'
import { simulate } from '../simulate.ts'
import { anchorsOf, MEASURES } from './anchors.ts'
import { lenderViews } from './lender_views.sql.ts'
import { type Report, reportOn } from './report.ts'
import { reportText } from './report_text.ts'

const world = readParameters()

describe('the report on a simulated lender', () => {
  let folder: string
  let report: Report
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tally-report-'))
    const made = await simulate(
      {
        customers: 400,
        months: 14,
        seed: 1,
        out: folder,
        format: 'parquet',
        endsOn: '2017-12-31',
        report: true,
      },
      { progress: () => undefined },
    )
    report = made.report!
  }, 120_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('has a figure for every anchor whose months the history has', () => {
    const told = new Set(report.rows.map(({ measure, part }) => `${measure} ${part}`))
    const missing = anchorsOf(world)
      .map(({ measure, part }) => `${measure} ${part}`)
      .filter((name) => !told.has(name))
    // Late buckets are empty in a lender so small; a season takes two years, and so does MOB 24.
    const young = /^(onward M[456]|cure M3|ever_90 MOB (12|18|24)|season \d\d)$/
    expect(missing.filter((name) => !young.test(name))).toEqual([])
  })

  it('is near where the generator draws from the figure itself', () => {
    const row = (measure: string, part: string) =>
      report.rows.find((one) => one.measure === measure && one.part === part)
    expect(row('night', 'payments')).toMatchObject({ isNear: true, basis: 'sourced' })
    expect(row('ticket', 'up to 100')?.isNear).toBe(true)
    expect(row('refund', 'online')?.isNear).toBe(true)
  })

  it('is written beside the files', async () => {
    expect(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))).toEqual(report)
  })

  it('reads as a table: what is measured, what is expected, whether it is near, and why', () => {
    const text = reportText(report)
    expect(text).toMatch(/^400 customers, 14 months, seed 1/)
    for (const { measure } of report.rows) expect(text).toContain(MEASURES[measure].title)
    expect(text).toMatch(/ {2}payments +3\d\.\d\d % +36\.30 % {2}near {2}sourced: People's Bank/)
  })
})

it.each(['csv', 'ndjson'] as const)('reads a lender written as %s too', async (format) => {
  const folder = await mkdtemp(join(tmpdir(), 'tally-report-'))
  const instance = await DuckDBInstance.create(':memory:')
  const engine = openConnection(await instance.connect())
  try {
    const { files } = await simulate(
      { customers: 30, months: 2, seed: 1, out: folder, format, endsOn: '2017-12-31' },
      { progress: () => undefined },
    )
    await engine.script(lenderViews(folder, format))
    for (const name of ['transactions', 'statements', 'facilities', 'limit_events']) {
      const rows = files.filter(({ path }) => basename(path).startsWith(name))
      expect(await engine.first(`select count(*) as n from ${name}`)).toEqual({
        n: rows.reduce((sum, file) => sum + file.rows, 0),
      })
    }
  } finally {
    engine.close()
    instance.closeSync()
    await rm(folder, { recursive: true, force: true })
  }
})

describe('a figure of the report, by hand', () => {
  let instance: DuckDBInstance
  let engine: Connection
  let rows: Report['rows']
  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:')
    engine = openConnection(await instance.connect())
    await engine.script(`
      create table transactions as
      select * from (values
        ('T1', null, 'A1', timestamp '2017-06-01 12:00', 'purchase', 'scan', 'posted', 100.00, '5812'),
        ('T2', null, 'A1', timestamp '2017-06-01 19:00', 'purchase', 'scan', 'posted', 300.00, '5812'),
        ('T3', null, 'A1', timestamp '2017-06-02 05:59', 'purchase', 'online', 'posted', 600.00, '5311'),
        ('T4', null, 'A1', timestamp '2017-06-02 12:00', 'purchase', 'flash', 'declined', 900.00, '5311'),
        ('T5', 'T3', 'A1', timestamp '2017-06-05 12:00', 'refund', 'online', 'posted', 600.00, '5311')
      ) as t(transaction_id, original_transaction_id, account_id, occurred_at, kind, channel, status, amount, category_code);
      create table facilities as from (values ('F1', 'revolving', date '2017-01-10'), ('F2', 'revolving', date '2017-01-20')) as t(facility_id, kind, opened_on);
      create table limit_events as from (values ('F1', date '2017-01-10', 1000.00), ('F1', date '2017-03-01', 9000.00), ('F2', date '2017-01-20', 3000.00)) as t(facility_id, effective_on, credit_limit);
      create table instalment_plans as select null::varchar as facility_id, null::varchar as original_transaction_id, null::date as started_on where false;
      create table statements as from (values
        ('F1', date '2017-02-28', 100.00, 10.00, 0.00), ('F1', date '2017-03-31', 50.00, 10.00, 100.00), ('F1', date '2017-04-30', 50.00, 10.00, 10.00), ('F1', date '2017-05-31', 60.00, 20.00, 5.00)
      ) as t(facility_id, closed_on, balance, minimum_due, paid);
      create table truth_facility_months as from (values
        ('F1', date '2017-01-31', 100.0, 100.0, 1000.0, 0, 0, 'active'), ('F1', date '2017-02-28', 200.0, 200.0, 1000.0, 11, 1, 'active'),
        ('F2', date '2017-01-31', 100.0, 100.0, 3000.0, 0, 0, 'active'), ('F2', date '2017-02-28', 300.0, 300.0, 3000.0, 0, 0, 'active')
      ) as t(facility_id, month_end, receivable, principal, credit_limit, dpd, bucket, state);
      create table truth_customers as from (values ('C1', 'A', .01), ('C2', 'A', .02)) as t(customer_id, band, hazard);
      create table truth_pd as select facility_id, month_end, .1 as pd from truth_facility_months`)
    rows = (await reportOn(engine, { customers: 2, months: 6, seed: 1 }, world)).rows
  })
  afterAll(() => {
    engine.close()
    instance.closeSync()
  })

  it.each([
    ['ticket', 'up to 100', 1 / 3],
    ['ticket_size', 'mean', 1000 / 3],
    ['night', 'payments', 2 / 3],
    ['night', 'value', 0.9],
    ['refund', 'online', 1],
    ['refund', 'till', 0],
    ['limit', 'median', 2000],
    ['utilisation', 'of sums', 500 / 4000],
    ['utilisation', 'mean', 0.15],
    ['repayment', 'full', 1 / 3],
    ['repayment', 'minimum', 1 / 3],
    ['repayment', 'missed', 1 / 3],
    ['to_m1', 'A', 0.5],
  ])('%s, %s: %d', (measure, part, value) => {
    const found = rows.find((row) => row.measure === measure && row.part === part)
    expect(found?.value).toBeCloseTo(value, 10)
  })
})
