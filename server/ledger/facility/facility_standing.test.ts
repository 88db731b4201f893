import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { openTallystick } from '../../open_store.ts'
import { codeOf, type Word } from '../codes.ts'
import { put, putLender } from '../testing/put.ts'

let store: Store

const row = (
  facility_id: number,
  booked_on: string,
  kind: Word<'kind'>,
  amount: string,
  more = {},
) => ({
  facility_id,
  customer_id: facility_id,
  booked_on,
  kind: codeOf('kind', kind),
  amount,
  funding: 1,
  ...more,
})

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  const sql = store.read
  await putLender(sql)
  const line = (facility_id: number, opened_on = '2020-01-01') => ({
    facility_id,
    customer_id: facility_id,
    opened_on,
  })
  await put(sql, 'facility', [
    line(1),
    line(2),
    line(3),
    line(5, '2022-11-01'),
    line(7, '2023-01-01'),
    line(8, '2023-01-01'),
    {
      ...line(4),
      kind: 2,
      opened_on: '2020-01-31',
      principal: '3000',
      term_months: 3,
      instalment: '1010',
    },
    {
      ...line(6),
      kind: 2,
      opened_on: '2020-01-31',
      principal: '3000',
      term_months: 3,
      instalment: '1010',
    },
  ])
  await put(
    sql,
    'limit_event',
    [1, 2, 3].map((facility_id) => ({
      facility_id,
      effective_on: '2020-01-01',
      credit_limit: '2000',
    })),
  )
  await put(sql, 'transaction', [
    // Due on 20 February: 100 of 1,000.
    row(1, '2020-01-15', 'purchase', '1000'),
    row(1, '2020-06-10', 'repayment', '1000'),
    row(2, '2020-01-15', 'purchase', '1000'),
    row(2, '2020-01-20', 'fee', '30'),
    row(2, '2020-07-20', 'repayment', '50', { source_id: 'recovery' }),
    row(3, '2020-01-15', 'purchase', '1000'),
    row(5, '2022-11-15', 'purchase', '1000'),
    row(7, '2023-01-05', 'purchase', '100'),
    row(7, '2023-01-06', 'repayment', '100'),
    // Due on 20 February, in the observation; on 20 January, in the one that this begins; and after both.
    row(8, '2024-01-15', 'purchase', '1000'),
    row(8, '2024-03-05', 'repayment', '1000'),
    row(8, '2024-12-15', 'purchase', '1000'),
    row(8, '2025-02-05', 'repayment', '1000'),
    row(8, '2026-03-15', 'purchase', '1000'),
    row(8, '2026-05-05', 'repayment', '1000'),
    row(4, '2020-01-31', 'disbursement', '3000'),
    row(4, '2020-02-29', 'fee', '10'),
    row(4, '2020-02-29', 'loan_payment', '1010'),
    row(4, '2020-03-31', 'fee', '10'),
    row(4, '2020-04-10', 'loan_payment', '500'),
    row(6, '2020-01-31', 'disbursement', '3000'),
    row(6, '2020-06-10', 'loan_payment', '1010'),
  ])
  await put(sql, 'facility_state', [
    { facility_id: 2, state: 3, since: '2020-07-01' },
    { facility_id: 3, state: 2, since: '2020-03-01', until: '2020-03-31' },
    { facility_id: 3, state: 2, since: '2020-03-20', until: '2020-04-09' },
    { facility_id: 3, state: 1, since: '2020-05-01', until: '2020-05-10' },
    { facility_id: 6, state: 2, since: '2020-03-15', until: '2020-05-14' },
    { facility_id: 7, state: 2, since: '2023-06-10', until: '2023-07-31' },
    { facility_id: 8, state: 2, since: '2023-06-10', until: '2023-07-31' },
    { facility_id: 5, state: 2, since: '2023-08-01', until: '2023-08-10' },
  ])
})
afterAll(() => store.close())

async function at(facility: number, day: string) {
  await store.read.run(
    'create or replace table one_day as select 7 as subject_id, $1::bigint as facility_id, $2::date as as_of',
    [facility, day],
  )
  return store.read.first(`select * from facility_balance('one_day', timestamp '2024-06-01')`)
}

it('stage 3 begins over ninety days, and after it three clean month ends pass in stage 2', async () => {
  expect(await at(1, '2020-02-20')).toMatchObject({
    dpd: 0,
    bucket: 0,
    stage: 1,
    five_tier: 1,
    principal: '1000.00',
    available: '1000.00',
    utilisation: 0.5,
  })
  expect(await at(1, '2020-03-22')).toMatchObject({ dpd: 31, bucket: 2, stage: 2, five_tier: 2 })
  expect(await at(1, '2020-05-20')).toMatchObject({ dpd: 90, stage: 2, five_tier: 2 })
  expect(await at(1, '2020-05-21')).toMatchObject({
    dpd: 91,
    bucket: 4,
    stage: 3,
    five_tier: 3,
    months_late: 3,
  })
  // Paid on 10 June: the month ends of June, July and August are clean.
  expect(await at(1, '2020-06-11')).toMatchObject({ dpd: 0, stage: 2, receivable: '0.00' })
  expect(await at(1, '2020-08-31')).toMatchObject({ dpd: 0, stage: 2 })
  expect(await at(1, '2020-09-01')).toMatchObject({ dpd: 0, stage: 1 })
})

it('a charge-off empties the active book, keeps the days past due and counts what comes in as recovered', async () => {
  expect(await at(2, '2020-07-01')).toMatchObject({
    receivable: '1030.00',
    fees: '30.00',
    dpd: 132,
    bucket: 5,
    written_off: null,
  })
  expect(await at(2, '2020-09-01')).toMatchObject({
    receivable: '0.00',
    principal: '0.00',
    available: '0.00',
    utilisation: null,
    dpd: 132,
    bucket: 7,
    state: 3,
    stage: 3,
    five_tier: 5,
    written_off: '1030.00',
    recovered: '50.00',
  })
})

it('days in forbearance do not count, those of two spells once; a frozen line has nothing available', async () => {
  // 20 February to 20 April are 60 days, of which 1 March to 9 April are 40.
  expect(await at(3, '2020-04-20')).toMatchObject({
    dpd: 20,
    bucket: 1,
    stage: 1,
    available: '1000.00',
  })
  expect(await at(3, '2020-03-25')).toMatchObject({ state: 2, stage: 2 })
  expect(await at(3, '2020-05-10')).toMatchObject({ state: 1, available: '0.00' })
  expect(await at(3, '2020-05-11')).toMatchObject({ state: null, available: '1000.00' })
})

it('instalments fall due month by month and the oldest is paid first; the last is what is left', async () => {
  expect(await at(4, '2020-04-03')).toMatchObject({
    dpd: 0,
    receivable: '2010.00',
    available: null,
    credit_limit: null,
  })
  expect(await at(4, '2020-04-04')).toMatchObject({
    dpd: 4,
    months_late: 1,
    overdue_amount: '1010.00',
  })
  expect(await at(4, '2020-04-11')).toMatchObject({
    dpd: 11,
    overdue_amount: '510.00',
    principal: '1510.00',
    fees: '0.00',
  })
  expect(await at(4, '2020-05-11')).toMatchObject({
    dpd: 41,
    months_late: 2,
    overdue_amount: '1510.00',
  })
})

it('forbearance stops the days past due of a loan and defers the instalments that fall in it', async () => {
  // Due on 29 February; 31 March and 30 April are in forbearance; then on 31 May and 30 June.
  expect(await at(6, '2020-03-15')).toMatchObject({ dpd: 15, months_late: 1, stage: 1 })
  expect(await at(6, '2020-04-20')).toMatchObject({
    dpd: 15,
    months_late: 1,
    overdue_amount: '1010.00',
    state: 2,
    stage: 2,
  })
  expect(await at(6, '2020-05-15')).toMatchObject({ dpd: 15, state: null, stage: 1 })
  // 96 days since, 61 of them in forbearance; the second instalment is past due too.
  expect(await at(6, '2020-06-04')).toMatchObject({
    dpd: 35,
    bucket: 2,
    months_late: 2,
    overdue_amount: '2020.00',
    stage: 2,
  })
  expect(await at(6, '2020-06-11')).toMatchObject({
    dpd: 11,
    months_late: 1,
    overdue_amount: '1010.00',
  })
})

it('the five classes follow the rules of their day', async () => {
  // Due on 20 December 2022: on 1 July 2023 193 days past due.
  expect(await at(5, '2023-07-01')).toMatchObject({ dpd: 193, five_tier: 5 })
  expect(await at(5, '2023-07-02')).toMatchObject({ dpd: 194, five_tier: 3 })
})

it('from July 2023 on forbearance is special mention at least, and for a year after it; what is graver stays', async () => {
  const forborne = { dpd: 0, state: 2, stage: 2 }
  expect(await at(7, '2023-07-01')).toMatchObject({ ...forborne, five_tier: 1 })
  expect(await at(7, '2023-07-02')).toMatchObject({ ...forborne, five_tier: 2 })
  expect(await at(7, '2024-07-31')).toMatchObject({ dpd: 0, state: null, stage: 1, five_tier: 2 })
  expect(await at(7, '2024-08-01')).toMatchObject({ dpd: 0, five_tier: 1 })
  expect(await at(5, '2023-08-05')).toMatchObject({ state: 2, five_tier: 3 })
})

it('what is past due at a month end in that year begins it anew, as often as it happens, and after it no more', async () => {
  const clear = { dpd: 0, state: null, stage: 1 }
  // Late at the end of February 2024, and at the end of January 2025.
  expect(await at(8, '2024-03-01')).toMatchObject({ dpd: 10, five_tier: 2 })
  expect(await at(8, '2024-08-01')).toMatchObject({ ...clear, five_tier: 2 })
  expect(await at(8, '2025-02-01')).toMatchObject({ dpd: 12, five_tier: 2 })
  expect(await at(8, '2026-01-31')).toMatchObject({ ...clear, five_tier: 2 })
  expect(await at(8, '2026-02-01')).toMatchObject({ ...clear, five_tier: 1 })
  // Late at the end of April 2026, when nothing is observed any more.
  expect(await at(8, '2026-05-01')).toMatchObject({ dpd: 11, five_tier: 2 })
  expect(await at(8, '2026-05-31')).toMatchObject({ ...clear, five_tier: 1 })
})

it('principal and limit alone are those of the balance, on every day until a charge-off', async () => {
  const rows = await store.read.all(
    `with every_day as materialized (
       select row_number() over (order by facility_id, d) as subject_id, facility_id, d::date as as_of
       from facility, unnest(generate_series(date '2020-01-02', date '2020-07-20', interval 4 day)) as t(d)
       where facility_id < 5 and opened_on < d
     )
     select coalesce(p.facility_id, b.facility_id) as f, count(*)::integer as days,
       count(case when p.principal = b.principal and p.credit_limit is not distinct from b.credit_limit then 1 end)::integer as same
     from facility_principal('every_day', timestamp '2024-06-01') as p
     full join (from facility_balance('every_day', timestamp '2024-06-01') where written_off is null) as b on b.subject_id = p.subject_id
     group by 1 order by 1`,
  )
  // Of facility 2 until 1 July; 4 was opened on 31 January.
  expect(rows).toEqual([
    { f: 1, days: 51, same: 51 },
    { f: 2, days: 46, same: 46 },
    { f: 3, days: 51, same: 51 },
    { f: 4, days: 43, same: 43 },
  ])
})

it('a facility has a row for every month end since its opening', async () => {
  const months = await store.read.all(
    `select month_end, months_on_book as mob, receivable, dpd from facility_month(date '2019-12-01', date '2020-03-15', timestamp '2024-06-01') where facility_id = 1 order by 1`,
  )
  expect(months).toEqual([
    { month_end: '2020-01-31', mob: 0, receivable: '1000.00', dpd: 0 },
    { month_end: '2020-02-29', mob: 1, receivable: '1000.00', dpd: 10 },
    { month_end: '2020-03-31', mob: 2, receivable: '1000.00', dpd: 41 },
  ])
})
