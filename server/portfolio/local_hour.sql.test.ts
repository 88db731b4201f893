import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { localHourSql, offsetChanges } from './local_hour.sql.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

it.each([
  'Asia/Shanghai',
  'Europe/Prague',
  'Asia/Kolkata',
  'America/New_York',
  'UTC',
  'Australia/Lord_Howe',
])(
  'the local hour in %s is the engine’s own, every quarter of an hour for two years',
  async (zone) => {
    const changes = offsetChanges(zone, Date.UTC(2016, 0, 1), Date.UTC(2018, 0, 1))
    const [row] = await store.read.all<{ n: number; wrong: number }>(
      `select count(*) as n,
         count(case when ${localHourSql('moment', changes)} <> extract(hour from timezone($1, moment::timestamptz)) then 1 end) as wrong
       from generate_series(timestamp '2016-01-01', timestamp '2018-01-01', interval 15 minute) as t(moment)`,
      [zone],
    )
    expect(row).toEqual({ n: 70_177, wrong: 0 })
  },
)

it('Shanghai never changes its offset, so its hour is plain arithmetic', () => {
  expect(offsetChanges('Asia/Shanghai', Date.UTC(2016, 0, 1), Date.UTC(2026, 0, 1))).toHaveLength(1)
})
