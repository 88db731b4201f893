import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Row } from '../db/rows.ts'
import type { Store } from '../db/store.ts'
import { rowsOfCustomers } from '../ledger/rows_of_customers.sql.ts'
import { openTallystick } from '../open_store.ts'
import { FEATURES } from './catalogue.ts'
import { FAMILIES } from './families.ts'
import { askAbout, askOn, live } from './live.ts'
import { snapshotSql } from './snapshot.sql.ts'
import { addLaterRows } from './testing/later_rows.ts'
import { KNOWN_AT, smallLender } from './testing/small_lender.ts'

const AS_OF = '2022-03-15'
let store: Store

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await smallLender(store.read, 1, AS_OF)
  // A line that another customer paid to.
  await store.read.run(`insert into "transaction" by name
    select * replace (99001 as transaction_id, 'other' as source_id, 7 as customer_id, 7 as account_id)
    from "transaction" where facility_id = 1 and kind = 4 limit 1`)
  await store.read.run(`create table mixed as
    select subject_id, customer_id, facility_id, (as_of - ((subject_id * 11) % 200)::int)::date as as_of from subjects`)
})
afterAll(() => store.close())

const batch = (subjects: string, features?: string[]) =>
  store.read.all<Row>(
    `${snapshotSql(subjects, `timestamp '${KNOWN_AT}'`, features && { features })} order by subject_id`,
  )

const alone = async (row: Row, features?: string[]) =>
  live(store, {
    customers: [row.customer_id as number],
    ask: (extract) =>
      askAbout(extract, {
        customerId: row.customer_id as number,
        facilityId: row.facility_id as number | null,
        asOf: row.as_of as string,
      }),
    knownAt: KNOWN_AT,
    ...(features && { features }),
  })

it('every feature of every subject is live what it is in a snapshot of all, to the bit', async () => {
  for (const subjects of ['subjects', 'mixed']) {
    const together = await batch(subjects)
    expect(together.length).toBe(12)
    for (const row of together) expect(await alone(row)).toEqual([row])
  }
})

it('most features of the small lender have a value, so that there is something to compare', async () => {
  const rows = await batch('subjects')
  const valued = FEATURES.filter(({ name }) => rows.some((row) => row[name] !== null))
  expect(valued.length / FEATURES.length).toBeGreaterThan(0.8)
})

it('several at once, each about others, do not mix', async () => {
  const together = await batch('mixed')
  const found = await Promise.all(together.map((row) => alone(row)))
  expect(found.map(([row]) => row)).toEqual(together)
})

it('some features alone have the same values', async () => {
  const names = ['spend_sum_90d', 'instalment_to_income', 'place_crimes', 'dpd']
  for (const row of await batch('mixed', names)) expect(await alone(row, names)).toEqual([row])
})

it('everyone in a list of customers is asked about on a day, lines before customers', async () => {
  await store.read.run(
    `create table day_subject as select * from subjects_on(date '${AS_OF}', timestamp '${KNOWN_AT}')
     where customer_id in (1, 5, 7, 10)`,
  )
  const rows = await live(store, {
    customers: [1, 5, 7, 10],
    ask: (extract) => askOn(extract, AS_OF),
    knownAt: KNOWN_AT,
  })
  rows.sort((a, b) => Number(a.subject_id) - Number(b.subject_id))
  expect(rows).toEqual(await batch('day_subject'))
})

it('no customers have no features', async () => {
  const ask = (extract: Parameters<typeof askOn>[0]) => askOn(extract, AS_OF)
  expect(await live(store, { customers: [], ask, knownAt: KNOWN_AT })).toEqual([])
})

it('for every table that a family reads somebody has said which rows are a customer’s', () => {
  for (const table of FAMILIES.flatMap((one) => one.reads)) {
    expect(rowsOfCustomers(table, [1], KNOWN_AT).sql).toContain(table)
  }
  expect(() => rowsOfCustomers('tea_leaves', [1], KNOWN_AT)).toThrow('tea_leaves')
})

it('rows that were dated or recorded later change nothing', async () => {
  const before = await batch('subjects')
  await store.session((sql) => addLaterRows(sql, AS_OF))
  for (const row of before) expect(await alone(row)).toEqual([row])
})
