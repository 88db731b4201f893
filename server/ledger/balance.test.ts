import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { put } from './testing/put.ts'

let store: Store
const NOW = '2024-06-01'

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await put(store.read, 'account', [{ account_id: 1, customer_id: 1 }])
  const row = (
    booked_on: string,
    direction: number,
    amount: string,
    stated: string,
    more = {},
  ) => ({
    customer_id: 1,
    account_id: 1,
    booked_on,
    direction,
    amount,
    stated_balance: stated,
    ...more,
  })
  await put(store.read, 'transaction', [
    // The first day's rows are in the wrong order: it began with 50.
    row('2020-01-10', -1, '30', '120'),
    row('2020-01-10', 1, '100', '150'),
    row('2020-01-11', -1, '20.5', '99.5'),
    // Rounded by the source: 99.5 + 0.33 is stated as 99.8.
    row('2020-01-31', 1, '0.33', '99.8'),
    // The source lost a row of 10 here.
    row('2020-02-05', -1, '50', '39.8'),
    // A declined attempt and one that the quota paid move nothing.
    row('2020-02-06', -1, '5', '39.8', { status: 2 }),
    { customer_id: 1, account_id: 1, booked_on: '2020-02-06', amount: '7', funding: 1 },
    row('2020-02-07', 1, '1', '1040.8', { recorded_at: '2024-07-01 00:00:00' }),
  ])
})
afterAll(() => store.close())

it('a balance is the opening, inferred from the first day, and every movement before the day', async () => {
  const at = (day: string) =>
    store.read.all('select * from account_balance($1, $2::timestamp)', [day, NOW])
  expect(await at('2020-01-10')).toEqual([])
  expect(await at('2020-01-11')).toEqual([
    { account_id: 1, balance: '120.00', stated_balance: '120.00', last_movement_on: '2020-01-10' },
  ])
  expect(await at('2020-03-01')).toEqual([
    { account_id: 1, balance: '49.83', stated_balance: '39.80', last_movement_on: '2020-02-05' },
  ])
})

it('stated balances are reproduced day by day, rounding and differences counted apart', async () => {
  expect(
    await store.read.all('select * from balance_reconciliation($1::timestamp)', [NOW]),
  ).toEqual([
    {
      account_id: 1,
      movements: 5,
      days: 4,
      days_exact: 2,
      days_rounded: 1,
      days_differing: 1,
      first_differing_on: '2020-02-05',
      largest_difference: '-10.03',
    },
  ])
})

it('an authorisation and its clearing move the account once, by what was cleared', async () => {
  const sql = store.read
  await put(sql, 'account', [{ account_id: 2, customer_id: 2 }])
  const row = (booked_on: string, amount: string, more = {}) => ({
    customer_id: 2,
    account_id: 2,
    booked_on,
    amount,
    ...more,
  })
  await put(sql, 'transaction', [
    row('2020-01-01', '100', { direction: 1, stated_balance: '100' }),
    row('2020-01-02', '30', { status: 1, source_id: 'tap' }),
    row('2020-01-04', '32', { kind: 13, original_source_id: 'tap' }),
  ])
  const on = async (day: string) =>
    (
      await store.read.first<{ balance: string }>(
        'select balance from account_balance($1, $2::timestamp) where account_id = 2',
        [day, NOW],
      )
    )?.balance
  expect(await on('2020-01-03')).toBe('70.00')
  expect(await on('2020-01-05')).toBe('68.00')
})
