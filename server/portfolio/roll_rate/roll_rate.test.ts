import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { booked, lenderOfLines } from '../testing/lines.ts'

let store: Store
/**
 * All bought in January, on statements of 31 January due on 20 February. 1 never pays; 2 and 4 pay at once,
 * and 4 is closed in March; 3 pays one minimum of two; 5 never pays and is charged off in March.
 */
beforeAll(async () => {
  store = await lenderOfLines(
    [
      { facility_id: 1 },
      { facility_id: 2 },
      { facility_id: 3 },
      { facility_id: 4, closed_on: '2020-03-10' },
      { facility_id: 5 },
    ],
    {
      transaction: [
        booked(1, '2020-01-15', 'purchase', '1000'),
        booked(2, '2020-01-15', 'purchase', '600'),
        booked(2, '2020-02-10', 'repayment', '600'),
        booked(3, '2020-01-15', 'purchase', '400'),
        booked(3, '2020-02-15', 'repayment', '100'),
        booked(4, '2020-01-15', 'purchase', '200'),
        booked(4, '2020-02-10', 'repayment', '200'),
        booked(5, '2020-01-15', 'purchase', '500'),
      ],
      facility_state: [{ facility_id: 5, state: 3, since: '2020-03-05' }],
    },
  )
})
afterAll(() => store.close())

const rolls = (month: string | null, asOf = '2020-04-01') =>
  store.read.all(
    `select s.name as from_state, t.name as to_state, r.* exclude (month, from_state, to_state)
     from roll_rate($2, '2024-06-01', 2) as r
     join code as s on s.domain = 'roll_state' and s.code = from_state
     join code as t on t.domain = 'roll_state' and t.code = to_state
     where month is not distinct from $1::date order by s.code, t.code`,
    [month, asOf],
  )

it('the opening balance of each facility goes wholly where the facility went', async () => {
  const current = { from_state: 'current', accounts_before: 5, balance_before: '2700.00' }
  expect(await rolls('2020-02-01')).toEqual([
    {
      ...current,
      to_state: 'current',
      accounts: 1,
      account_rate: 0.2,
      balance: '400.00',
      balance_rate: 400 / 2700,
    },
    {
      ...current,
      to_state: 'M1',
      accounts: 2,
      account_rate: 0.4,
      balance: '1500.00',
      balance_rate: 1500 / 2700,
    },
    {
      ...current,
      to_state: 'paid',
      accounts: 2,
      account_rate: 0.4,
      balance: '800.00',
      balance_rate: 800 / 2700,
    },
  ])
})

it('a charge-off is WO though nothing is on the book; a facility without debt may be closed', async () => {
  expect(await rolls('2020-03-01')).toMatchObject([
    { from_state: 'current', to_state: 'M1', balance: '300.00', balance_rate: 1 },
    { from_state: 'M1', to_state: 'M2', balance: '1000.00', balance_rate: 1000 / 1500 },
    { from_state: 'M1', to_state: 'WO', balance: '500.00', balance_rate: 500 / 1500 },
    { from_state: 'paid', to_state: 'paid', account_rate: 0.5, balance_rate: null },
    { from_state: 'paid', to_state: 'closed', account_rate: 0.5, balance_rate: null },
  ])
})

it('all months together are the sums of each', async () => {
  expect((await rolls(null)).slice(0, 3)).toMatchObject([
    { to_state: 'current', accounts: 1, balance: '400.00', balance_before: '3000.00' },
    { to_state: 'M1', accounts: 3, balance: '1800.00', accounts_before: 6 },
    { to_state: 'paid', accounts: 2, balance: '800.00' },
  ])
})

it('a month that has not ended before the day is not shown', async () => {
  expect(await rolls('2020-03-01', '2020-03-31')).toEqual([])
  expect(await rolls('2020-02-01', '2020-03-31')).toHaveLength(3)
})
