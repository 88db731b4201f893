import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { booked, lenderOfLines } from '../testing/lines.ts'

let store: Store
/**
 * Opened in January, first due on 20 February: 1 never pays, 2 pays after 12 days, 3 pays in time, 4 never
 * buys. 5 is a loan of February, due on 10 March and never paid; 6 opened in March, due on 20 April.
 */
beforeAll(async () => {
  store = await lenderOfLines(
    [
      { facility_id: 1 },
      { facility_id: 2 },
      { facility_id: 3 },
      { facility_id: 4 },
      {
        facility_id: 5,
        kind: 2,
        opened_on: '2020-02-10',
        principal: '1000',
        term_months: 2,
        instalment: '500',
      },
      { facility_id: 6, opened_on: '2020-03-01' },
    ],
    {
      transaction: [
        booked(1, '2020-01-15', 'purchase', '1000'),
        booked(2, '2020-01-15', 'purchase', '2000'),
        booked(2, '2020-03-03', 'repayment', '200'),
        booked(3, '2020-01-15', 'purchase', '3000'),
        booked(3, '2020-02-20', 'repayment', '3000'),
        booked(5, '2020-02-10', 'disbursement', '1000'),
        booked(6, '2020-03-10', 'purchase', '1000'),
      ],
    },
  )
})
afterAll(() => store.close())

const cohorts = (asOf: string, days: number) =>
  store.read.all("select * from first_payment_default($1, '2024-06-01', 3, $2) order by cohort", [
    asOf,
    days,
  ])

it('of those whose first due day lies X days back, those who had not paid it by then', async () => {
  expect(await cohorts('2020-04-01', 10)).toEqual([
    {
      cohort: '2020-01-01',
      accounts: 4,
      with_due: 3,
      matured: 3,
      unpaid: 2,
      unpaid_share: 2 / 3,
      matured_amount: '600.00',
      unpaid_amount: '300.00',
    },
    {
      cohort: '2020-02-01',
      accounts: 1,
      with_due: 1,
      matured: 1,
      unpaid: 1,
      unpaid_share: 1,
      matured_amount: '500.00',
      unpaid_amount: '500.00',
    },
    {
      cohort: '2020-03-01',
      accounts: 1,
      with_due: 1,
      matured: 0,
      unpaid: 0,
      unpaid_share: null,
      matured_amount: '0.00',
      unpaid_amount: '0.00',
    },
  ])
  // Line 2 paid on the twelfth day.
  expect(await cohorts('2020-04-01', 30)).toMatchObject([
    { matured: 3, unpaid: 1 },
    { matured: 0 },
    { matured: 0 },
  ])
})

it('nobody is in default within the days of grace, nor judged before they are over', async () => {
  expect((await cohorts('2020-02-23', 1))[0]).toMatchObject({ matured: 0, unpaid_share: null })
  expect((await cohorts('2020-02-24', 1))[0]).toMatchObject({ matured: 3, unpaid: 2 })
})

it('statements that the source gave are believed', async () => {
  await store.read.run(
    `insert into statement (statement_id, source_id, facility_id, customer_id, closed_on, due_on, balance, minimum_due, paid, recorded_at, source_file_id)
     values (1, 'S1', 3, 3, '2020-01-20', '2020-02-05', 3000, 3000, 0, timestamp '2024-01-01', 1)`,
  )
  expect((await cohorts('2020-04-01', 10))[0]).toMatchObject({
    with_due: 3,
    matured: 3,
    unpaid: 3,
    unpaid_amount: '3300.00',
  })
  await store.read.run('delete from statement')
})
