import { expect, it } from 'vitest'
import { put } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'
import { featuresOf } from '../testing/features_of.ts'

it('balances are those stated; days below zero are from day ends until the next movement', async () => {
  const store = await openTallystick({ dir: ':memory:' })
  const sql = store.read
  await put(
    sql,
    'account',
    [1, 2].map((n) => ({ account_id: n, customer_id: n, opened_on: '2021-06-15' })),
  )
  await put(
    sql,
    'coverage',
    [1, 2].map((n) => ({
      customer_id: n,
      account_id: n,
      observed_from: '2021-06-15',
      observed_until: '2022-03-01',
    })),
  )
  const move = (
    booked_on: string,
    direction: number,
    amount: string,
    stated_balance: string,
    more = {},
  ) => ({
    customer_id: 1,
    account_id: 1,
    booked_on,
    direction,
    amount,
    stated_balance,
    ...more,
  })
  await put(sql, 'transaction', [
    move('2021-06-15', 1, '10', '10'),
    move('2021-08-01', 1, '290', '300'),
    // Below zero from 1 November; back above on 11 November: ten days.
    move('2021-11-01', -1, '400', '-100'),
    move('2021-11-11', 1, '500', '400'),
    // Below zero within a day that ends above it: no day.
    move('2021-12-10', 1, '700', '650'),
    move('2021-12-10', -1, '450', '-50'),
    move('2021-12-12', -1, '8', '642', { kind: 11 }),
    // The last day in the wrong order: it ends with 100.
    move('2021-12-30', -1, '500', '100'),
    move('2021-12-30', -1, '42', '600'),
    move('2022-01-01', -1, '999', '-899'),
    // A source that states no balance.
    { customer_id: 2, account_id: 2, booked_on: '2021-12-01', amount: '5' },
  ])
  const row = await featuresOf(store, 1, '2022-01-01')
  expect(row).toMatchObject({
    balance_latest: 100,
    balance_min_30d: -50,
    balance_min_90d: -100,
    balance_min_life: -100,
    balance_min_settled: -100,
    balance_max_life: 650,
    balance_mean_30d: (650 - 50 + 642 + 100 + 600) / 5,
    days_below_zero_30d: 0,
    days_below_zero_90d: 10,
    days_below_zero_life: 10,
    days_since_negative: 22,
    penalty_count_30d: 1,
    balance_min_365d: null,
  })
  // In the middle of the spell, what is below zero stays so until the day.
  expect(await featuresOf(store, 1, '2021-11-05')).toMatchObject({
    balance_latest: -100,
    days_below_zero_30d: 4,
  })
  // The opening deposit is no low once the account has settled.
  expect(await featuresOf(store, 1, '2021-09-01')).toMatchObject({
    balance_min_life: 10,
    balance_min_settled: 300,
  })
  expect(await featuresOf(store, 2, '2022-01-01')).toMatchObject({
    coverage_90d: 1,
    balance_latest: null,
    balance_min_90d: null,
    days_below_zero_90d: null,
    penalty_count_90d: null,
  })
  await store.close()
})
