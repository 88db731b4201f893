import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Row } from '../db/rows.ts'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { FEATURES } from './catalogue.ts'
import { FAMILIES } from './families.ts'
import { keepSnapshot, snapshot } from './run.ts'
import { snapshotSql } from './snapshot.sql.ts'
import { KNOWN_AT, smallLender } from './testing/small_lender.ts'

const AS_OF = '2022-03-15'
const KNOWN = new Date('2024-06-01T00:00:00Z')
let store: Store

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await smallLender(store.read, 1, AS_OF)
})
afterAll(() => store.close())

const all = (subjects: string, options = {}) =>
  store.read.all<Row>(
    `${snapshotSql(subjects, `timestamp '${KNOWN_AT}'`, options)} order by subject_id`,
  )

it('feature names are unique, plain, and every one is described', () => {
  const names = FEATURES.map((feature) => feature.name)
  expect(new Set(names).size).toBe(names.length)
  for (const feature of FEATURES) {
    expect(feature.name).toMatch(/^[a-z][a-z0-9_]*$/)
    expect(feature.description.length).toBeGreaterThan(10)
  }
})

it('a snapshot has a column for every feature, of the type that the catalogue says', async () => {
  const columns = await store.read.all<{ column_name: string; column_type: string }>(
    `describe ${snapshotSql('subjects', `timestamp '${KNOWN_AT}'`)}`,
  )
  expect(columns.slice(4).map((column) => [column.column_name, column.column_type])).toEqual(
    FEATURES.map((feature) => [feature.name, feature.type === 'number' ? 'DOUBLE' : 'VARCHAR']),
  )
})

it('every subject has one row, whatever is known of it', async () => {
  await store.read.run(
    'create table strangers as select 999::bigint as subject_id, 999::bigint as customer_id, null::bigint as facility_id, current_date as as_of',
  )
  const [row] = await all('strangers')
  expect(row).toMatchObject({
    coverage_90d: 0,
    spend_sum_90d: null,
    balance_latest: null,
    dpd: null,
    age_years: null,
  })
  expect((await all('subjects')).length).toBe(12)
})

it('the snapshot of a small lender is what it was', async () => {
  await expect(`${JSON.stringify(await all('subjects'), null, 1)}\n`).toMatchFileSnapshot(
    'testing/small_lender.golden.txt',
  )
})

it('a subject has the same features alone and among others with other days', async () => {
  await store.read.run(`create table mixed as
    select subject_id, customer_id, facility_id, (as_of - ((subject_id * 11) % 200)::int)::date as as_of from subjects`)
  const together = await all('mixed')
  for (const [i, row] of together.entries()) {
    // A line, a loan and a customer without either.
    if (i !== 1 && i !== 7 && i !== 10) continue
    await store.read.run(
      'create or replace table alone as select * from mixed where subject_id = $1',
      [row.subject_id as number],
    )
    expect(await all('alone')).toEqual([together[i]])
  }
})

it('asking for some features gives those, with the same values', async () => {
  const names = ['spend_sum_90d', 'instalment_to_income', 'dpd']
  const some = await all('subjects', { features: names })
  expect(Object.keys(some[0] ?? {}).sort()).toEqual(
    ['subject_id', 'customer_id', 'facility_id', 'as_of', ...names].sort(),
  )
  const whole = await all('subjects')
  expect(some).toEqual(
    whole.map((row) =>
      Object.fromEntries(Object.keys(some[0] ?? {}).map((key) => [key, row[key]])),
    ),
  )
})

it('spending and income make one pass over the transactions', async () => {
  const families = FAMILIES.filter((one) => one.name === 'spending' || one.name === 'income')
  const plan = JSON.stringify(
    await store.read.all(
      `explain (format json) ${snapshotSql('subjects', `timestamp '${KNOWN_AT}'`, { families })}`,
    ),
  )
  expect(plan.match(/main\.\\*"?transaction\b/g)).toHaveLength(1)
})

it('kept snapshots gain columns and never lose any', async () => {
  await store.write(async (sql) => {
    await sql.script(`create table feature_snapshot (run_id bigint not null, subject_id bigint not null,
      customer_id bigint not null, facility_id bigint, snapshot_on date not null, retired_feature double, dpd double);
      insert into feature_snapshot values (1, 2, 1, 1, date '2020-01-01', .5, 30)`)
    expect(await keepSnapshot(sql, { runId: 2, subjects: 'subjects', knownAt: KNOWN })).toBe(12)
  })
  const kept = await store.read.all<Row>(
    'select run_id, retired_feature, dpd, spend_sum_90d from feature_snapshot order by run_id, subject_id limit 2',
  )
  expect(kept[0]).toEqual({ run_id: 1, retired_feature: 0.5, dpd: 30, spend_sum_90d: null })
  expect(kept[1]?.run_id).toBe(2)
})

it('a snapshot can be made into a table', async () => {
  const rows = await store.session((sql) =>
    snapshot(sql, { subjects: 'subjects', knownAt: KNOWN, into: 'made', features: ['age_years'] }),
  )
  expect(rows).toBe(12)
  expect(await store.read.first('select count(age_years) as n from made')).toEqual({ n: 12 })
})
