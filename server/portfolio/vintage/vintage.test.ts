import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { booked, lenderOfLines } from '../testing/lines.ts'

let store: Store
/**
 * Three begin in January: 1 never pays what it bought in that month (over 30 days late from March, over 60
 * from April on), 2 buys in February and closes, 3 is a loan that pays. 4 begins in February and pays late.
 */
beforeAll(async () => {
  store = await lenderOfLines(
    [
      { facility_id: 1, opened_on: '2020-01-05' },
      { facility_id: 2, opened_on: '2020-01-20', closed_on: '2020-03-20' },
      {
        facility_id: 3,
        kind: 2,
        opened_on: '2020-01-31',
        principal: '5000',
        term_months: 3,
        instalment: '1700',
      },
      { facility_id: 4, opened_on: '2020-02-10' },
    ],
    {
      limit_event: [
        { facility_id: 1, effective_on: '2020-01-05', credit_limit: '2000' },
        { facility_id: 1, effective_on: '2020-02-05', credit_limit: '9000' },
        { facility_id: 2, effective_on: '2020-01-20', credit_limit: '1000' },
        { facility_id: 4, effective_on: '2020-02-10', credit_limit: '4000' },
      ],
      transaction: [
        booked(1, '2020-01-15', 'purchase', '1000'),
        booked(2, '2020-02-01', 'purchase', '300'),
        booked(2, '2020-03-01', 'repayment', '300'),
        booked(3, '2020-01-31', 'disbursement', '5000'),
        booked(3, '2020-02-28', 'loan_payment', '1700'),
        booked(3, '2020-03-30', 'loan_payment', '1700'),
        booked(3, '2020-04-29', 'loan_payment', '1700'),
        booked(4, '2020-02-15', 'purchase', '500'),
        // Its first minimum is due on 20 March: 42 days late at the end of April, then met.
        booked(4, '2020-05-02', 'repayment', '500'),
      ],
    },
  )
})
afterAll(() => store.close())

const NOW = "'2020-06-01', '2024-06-01', 12"
const cells = (days: number, by = 'opening', grain = 'month') =>
  store.read.all(`select * from vintage(${NOW}, $1, $2, $3) order by cohort, months_on_book`, [
    days,
    by,
    grain,
  ])
const late = async (days: number, by = 'opening', grain = 'month') => {
  const rows = await store.read.all(
    `select cohort, list(late_accounts order by months_on_book) as late from vintage(${NOW}, $1, $2, $3)
     group by cohort order by cohort`,
    [days, by, grain],
  )
  return rows.map((row) => Object.values(row))
}

it('whoever was ever so late stays so, by the month on book; cells not yet reached are blank', async () => {
  expect(await late(30)).toEqual([
    ['2020-01-01', [0, 0, 1, 1, 1]],
    ['2020-02-01', [0, 0, 1, 1, null]],
  ])
  expect(await late(60)).toEqual([
    ['2020-01-01', [0, 0, 0, 1, 1]],
    ['2020-02-01', [0, 0, 0, 0, null]],
  ])
})

it('lines weigh by their first limit, loans by what was lent, and who closed stays', async () => {
  expect((await cells(30))[2]).toEqual({
    cohort: '2020-01-01',
    months_on_book: 2,
    accounts: 3,
    amount: '8000.00',
    late_accounts: 1,
    late_share: 1 / 3,
    late_amount: '2000.00',
    late_amount_share: 0.25,
  })
  expect((await cells(30)).at(-1)).toMatchObject({
    accounts: 1,
    amount: '4000.00',
    late_share: null,
    late_amount: null,
    late_amount_share: null,
  })
})

it('by first use a line belongs to the month in which it first bought', async () => {
  expect((await cells(30, 'first_use')).filter((_, i) => i % 5 === 0)).toMatchObject([
    { cohort: '2020-01-01', accounts: 2, amount: '7000.00' },
    { cohort: '2020-02-01', accounts: 2, amount: '5000.00' },
  ])
})

it('a cell of a quarter matures with its youngest', async () => {
  expect(await late(30, 'opening', 'quarter')).toEqual([['2020-01-01', [0, 0, 2, 2, null]]])
})

it('what was open when the data begin belongs to no cohort', async () => {
  await store.read.run("update lender set history_from = date '2020-02-10'")
  expect(await late(30)).toEqual([['2020-01-01', [0, 0, 1, 1, 1]]])
  await store.read.run('update lender set history_from = null')
})
