import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { KNOWLEDGE, knownBy } from './knowledge.ts'
import { put } from './testing/put.ts'

let store: Store
const NOW = '2024-06-01'

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

it('subjects are open revolving lines, and owners without one', async () => {
  const sql = store.read
  await put(sql, 'account', [
    { account_id: 1, customer_id: 1 },
    { account_id: 2, customer_id: 2 },
    { account_id: 3, customer_id: 3, opened_on: '2022-01-01' },
    { account_id: 4, customer_id: 4, closed_on: '2021-01-01' },
  ])
  await put(sql, 'facility', [
    { facility_id: 1, customer_id: 1 },
    { facility_id: 2, customer_id: 1 },
    { facility_id: 3, customer_id: 2, closed_on: '2021-06-01' },
    { facility_id: 4, customer_id: 5, kind: 2 },
    { facility_id: 5, customer_id: 6, recorded_at: '2024-07-01 00:00:00' },
  ])
  const on = (day: string) =>
    sql.all(
      'select subject_id, customer_id, facility_id from subjects_on($1, $2::timestamp) order by 1',
      [day, NOW],
    )
  expect(await on('2021-12-01')).toEqual([
    { subject_id: 2, customer_id: 1, facility_id: 1 },
    { subject_id: 4, customer_id: 1, facility_id: 2 },
    { subject_id: 5, customer_id: 2, facility_id: null },
    { subject_id: 11, customer_id: 5, facility_id: null },
  ])
  // What closes on a day is open before its start.
  expect((await on('2021-06-01')).map((row) => row.subject_id)).toEqual([2, 4, 6, 11])
  expect(await on('2020-01-01')).toEqual([])
})

it('the limit in force is the last permanent one and the temporary ones within their dates', async () => {
  await put(store.read, 'limit_event', [
    { facility_id: 1, effective_on: '2020-01-01', credit_limit: '1000' },
    { facility_id: 1, effective_on: '2020-06-01', credit_limit: '3000' },
    { facility_id: 1, effective_on: '2020-07-01', until: '2020-07-31', credit_limit: '500' },
    {
      facility_id: 1,
      effective_on: '2020-06-02',
      credit_limit: '9999',
      recorded_at: '2024-07-01 00:00:00',
    },
  ])
  const at = (day: string) =>
    store.read.first('select credit_limit, changed_on from limit_in_force($1, $2::timestamp)', [
      day,
      NOW,
    ])
  expect(await at('2020-06-01')).toEqual({ credit_limit: '1000.00', changed_on: null })
  expect(await at('2020-06-02')).toEqual({ credit_limit: '3000.00', changed_on: '2020-06-01' })
  expect(await at('2020-07-31')).toEqual({ credit_limit: '3500.00', changed_on: '2020-06-01' })
  expect(await at('2020-08-01')).toEqual({ credit_limit: '3000.00', changed_on: '2020-06-01' })
})

it('a window is covered by loads that adjoin, not by loads with a gap, nor where an account is unobserved', async () => {
  const sql = store.read
  await put(
    sql,
    'account',
    [11, 12, 13, 14].flatMap((n) => [{ account_id: n, customer_id: n, opened_on: '2021-01-01' }]),
  )
  await put(sql, 'account', [{ account_id: 15, customer_id: 14, opened_on: '2021-03-02' }])
  const seen = (n: number, from: string, until: string) => ({
    customer_id: n,
    account_id: n,
    observed_from: from,
    observed_until: until,
  })
  await put(sql, 'coverage', [
    seen(11, '2021-01-01', '2021-02-01'),
    seen(11, '2021-02-01', '2021-06-01'),
    seen(12, '2021-01-01', '2021-03-01'),
    seen(12, '2021-03-11', '2021-04-01'),
    seen(13, '2021-01-01', '2021-03-17'),
    // Customer 14 has another account since 2 March that nobody observed.
    seen(14, '2021-01-01', '2021-04-01'),
  ])
  await sql.run(
    `create table one_day as select 2 * n + 1 as subject_id, n::bigint as customer_id, null::bigint as facility_id, date '2021-04-01' as as_of from range(11, 15) as t(n)`,
  )
  const rows = await sql.all(
    `select customer_id as c, observed_from, coverage_30d, coverage_90d, coverage_180d from observed_window('one_day', $1::timestamp) order by 1`,
    [NOW],
  )
  expect(rows).toEqual([
    { c: 11, observed_from: '2021-01-01', coverage_30d: 1, coverage_90d: 1, coverage_180d: 0.5 },
    {
      c: 12,
      observed_from: '2021-03-11',
      coverage_30d: 0.7,
      coverage_90d: 80 / 90,
      coverage_180d: 80 / 180,
    },
    {
      c: 13,
      observed_from: null,
      coverage_30d: 0.5,
      coverage_90d: 75 / 90,
      coverage_180d: 75 / 180,
    },
    { c: 14, observed_from: null, coverage_30d: 0, coverage_90d: 60 / 90, coverage_180d: 90 / 180 },
  ])
})

it('every ledger table says when its values became known', async () => {
  const tables = await store.read.all<{ name: string }>(
    `select table_name as name from duckdb_columns() semi join duckdb_tables() using (table_name) where column_name = 'recorded_at' order by 1`,
  )
  for (const { name } of tables) {
    const day = knownBy(name)
    if (day === 'undated') continue
    const column = await store.read.first(
      'select 1 as found from duckdb_columns() where table_name = $1 and column_name = $2',
      [name, day],
    )
    expect(column, `${name}.${day}`).toBeDefined()
  }
  expect(KNOWLEDGE.length).toBeGreaterThanOrEqual(tables.length)
})
