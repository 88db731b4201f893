import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { openTallystick } from '../../open_store.ts'
import { codeOf, type Word } from '../codes.ts'
import { put, putLender } from '../testing/put.ts'

let store: Store

const row = (facility_id: number, booked_on: string, kind: Word<'kind'>, amount: string) => ({
  facility_id,
  customer_id: facility_id,
  booked_on,
  kind: codeOf('kind', kind),
  amount,
  funding: 1,
})

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  const sql = store.read
  await putLender(sql)
  await put(sql, 'facility', [
    { facility_id: 1, customer_id: 1, opened_on: '2020-01-10', statement_day: 5 },
    { facility_id: 2, customer_id: 2, opened_on: '2020-01-31' },
    { facility_id: 3, customer_id: 3, opened_on: '2020-01-01', closed_on: '2020-03-31' },
    { facility_id: 4, customer_id: 4, opened_on: '2020-01-01' },
  ])
  await put(sql, 'facility_state', [{ facility_id: 4, state: 3, since: '2020-02-29' }])
  await put(sql, 'transaction', [
    row(1, '2020-02-05', 'purchase', '1000'),
    row(1, '2020-02-06', 'purchase', '33.33'),
    row(1, '2020-03-06', 'repayment', '60'),
    row(1, '2020-04-01', 'repayment', '1000'),
    row(2, '2020-02-01', 'purchase', '1200'),
    row(2, '2020-04-02', 'repayment', '5'),
  ])
  // 1,000 in three: 333.33, 333.33, 333.34.
  await put(sql, 'instalment_plan', [
    { facility_id: 2, started_on: '2020-02-01', months: 3, principal: '1000' },
    {
      facility_id: 2,
      started_on: '2020-02-01',
      months: 12,
      principal: '120',
      ended_on: '2020-03-10',
    },
  ])
  await sql.run(
    `create table asked as select facility_id as subject_id, facility_id, date '2020-06-01' as as_of from facility`,
  )
})
afterAll(() => store.close())

const statements = (facility: number) =>
  store.read.all(
    `with posting as (select * from facility_posting(timestamp '2024-06-01'))
     select closed_on, due_on, balance, paid, carried, instalments, minimum_due
     from statement_computed('asked', 'posting', timestamp '2024-06-01') where facility_id = $1 order by closed_on`,
    [facility],
  )

it('a statement closes on its day of the month and takes in that day; the minimum is a tenth of what is new and what was left', async () => {
  expect(await statements(1)).toEqual([
    {
      closed_on: '2020-02-05',
      due_on: '2020-02-25',
      balance: '1000.00',
      paid: '0.00',
      carried: '0.00',
      instalments: '0.00',
      minimum_due: '100.00',
    },
    // 100 was not paid; a tenth of the other 933.33 is 93.333.
    {
      closed_on: '2020-03-05',
      due_on: '2020-03-25',
      balance: '1033.33',
      paid: '0.00',
      carried: '100.00',
      instalments: '0.00',
      minimum_due: '193.33',
    },
    // Paid after the close, so in this cycle: 1,060 of 193.33. In credit nothing is due.
    {
      closed_on: '2020-04-05',
      due_on: '2020-04-25',
      balance: '-26.67',
      paid: '1060.00',
      carried: '0.00',
      instalments: '0.00',
      minimum_due: '0.00',
    },
    {
      closed_on: '2020-05-05',
      due_on: '2020-05-25',
      balance: '-26.67',
      paid: '0.00',
      carried: '0.00',
      instalments: '0.00',
      minimum_due: '0.00',
    },
  ])
})

it('what a plan has not billed is not in the balance; its parts are asked for in full, and all of it once it ended', async () => {
  expect(await statements(2)).toMatchObject([
    { closed_on: '2020-01-31', balance: '0.00', minimum_due: '0.00' },
    // 1,200 less 666.67 and 110 unbilled; 343.33 billed, and a tenth of the 80 that no plan divides is under 10.
    {
      closed_on: '2020-02-29',
      balance: '423.33',
      carried: '0.00',
      instalments: '343.33',
      minimum_due: '353.33',
    },
    // The second plan ended: its 110 are billed with the 333.33.
    {
      closed_on: '2020-03-31',
      balance: '866.66',
      carried: '353.33',
      instalments: '443.33',
      minimum_due: '806.66',
    },
    {
      closed_on: '2020-04-30',
      balance: '1195.00',
      paid: '5.00',
      carried: '801.66',
      instalments: '333.34',
      minimum_due: '1145.00',
    },
    {
      closed_on: '2020-05-31',
      balance: '1195.00',
      carried: '1145.00',
      instalments: '0.00',
      minimum_due: '1155.00',
    },
  ])
})

it('no statement closes after the line did, nor from its charge-off on', async () => {
  const days = async (facility: number) => (await statements(facility)).map((s) => s.closed_on)
  expect(await days(3)).toEqual(['2020-01-31', '2020-02-29', '2020-03-31'])
  expect(await days(4)).toEqual(['2020-01-31'])
})

it('statements that a source gave are held against those its transactions give', async () => {
  const bill = (
    closed_on: string,
    due_on: string,
    balance: string,
    minimum_due: string,
    paid = '0',
  ) => ({
    facility_id: 1,
    customer_id: 1,
    closed_on,
    due_on,
    balance,
    minimum_due,
    paid,
  })
  await put(store.read, 'statement', [
    bill('2020-02-05', '2020-02-25', '1000', '100'),
    bill('2020-03-05', '2020-03-24', '1033.33', '193.33'),
    bill('2020-04-05', '2020-04-25', '-20', '0', '1060'),
    bill('2020-04-06', '2020-04-25', '-20', '0'),
  ])
  expect(
    await store.read.all(`select * from statement_reconciliation(timestamp '2024-06-01')`),
  ).toEqual([
    {
      facility_id: 1,
      statements: 4,
      not_computed: 1,
      exact: 1,
      balances_differing: 1,
      minimums_differing: 0,
      payments_differing: 0,
      due_days_differing: 1,
      first_differing_on: '2020-04-05',
      largest_difference: '6.67',
    },
  ])
})
