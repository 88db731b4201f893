import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'
import { featuresOf } from '../testing/features_of.ts'

let store: Store
const AS_OF = '2022-01-01'

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  const sql = store.read
  await put(
    sql,
    'account',
    [1, 2, 3].map((n) => ({ account_id: n, customer_id: n, opened_on: '2021-01-01' })),
  )
  await put(sql, 'coverage', [
    { customer_id: 1, account_id: 1, observed_from: '2021-01-01', observed_until: '2022-03-01' },
    { customer_id: 2, account_id: 2, observed_from: '2021-11-22', observed_until: '2022-03-01' },
    { customer_id: 3, account_id: 3, observed_from: '2021-01-01', observed_until: '2022-03-01' },
  ])
  const pay = (booked_on: string, amount: string, more = {}) => ({
    customer_id: 1,
    account_id: 1,
    booked_on,
    amount,
    ...more,
  })
  await put(sql, 'transaction', [
    pay('2021-12-31', '100', { channel: 3, category: 1, funding: 1 }),
    pay('2021-12-12', '300', { channel: 1, category: 5 }),
    pay('2021-11-12', '200', { kind: 5 }),
    pay('2021-06-05', '400', { kind: 8, category: 12 }),
    // Not spending: declined, a fee, a repayment, a refund, income.
    pay('2021-12-30', '999', { status: 2 }),
    // An authorised payment is one payment: its clearing is none.
    pay('2021-12-14', '300', { kind: 13, original_source_id: 'any' }),
    pay('2021-12-29', '5', { kind: 9 }),
    pay('2021-12-28', '60', { kind: 4 }),
    pay('2021-12-20', '30', { kind: 2, direction: 1 }),
    pay('2021-12-20', '70', { kind: 6, direction: 1 }),
    // Sums of these as doubles would depend on the order.
    ...['20000000000000.01', '0.10', '0.20', '20000000000000.01'].map((amount) =>
      pay('2021-12-20', amount, { customer_id: 3, account_id: 3, channel: 1 }),
    ),
    // Not yet: the day itself, and what was recorded later.
    pay('2022-01-01', '777'),
    pay('2021-12-01', '888', { recorded_at: '2024-07-01 00:00:00' }),
  ])
})
afterAll(() => store.close())

it('counts, sums, means, spread and largest are of payments inside the window', async () => {
  const row = await featuresOf(store, 1, AS_OF)
  expect(row).toMatchObject({
    spend_count_30d: 2,
    spend_sum_30d: 400,
    spend_mean_30d: 200,
    spend_max_30d: 300,
    spend_count_90d: 3,
    spend_sum_90d: 600,
    spend_count_180d: 3,
    spend_count_365d: 4,
    spend_sum_365d: 1000,
    days_since_spend: 1,
  })
  expect(row.spend_spread_30d).toBeCloseTo(141.421356, 6)
  expect(row.spend_monthly_life).toBeCloseTo((1000 / 365) * 30, 10)
})

it('sums of money are exact to the hundredth', async () => {
  expect(await featuresOf(store, 3, AS_OF)).toMatchObject({
    spend_sum_30d: 40000000000000.32,
    spend_sum_90d: 40000000000000.32,
    online_share_90d: 1,
  })
})

it('trend is the least squares line of daily totals, relative to their mean', async () => {
  // 100 one day ago and 300 twenty days ago: sum of d*y = 6100, mean day 15.25 of 15.5.
  const row = await featuresOf(store, 1, AS_OF)
  expect(row.spend_trend_30d).toBeCloseTo(((12 * 30) / 899) * (15.5 - 15.25), 6)
  const trend = (days: number[]) =>
    store.read.first<{ t: number }>(
      `select trend_of(30, count(*), sum(d)::double) as t from unnest($1::integer[]) as t(d)`,
      [days],
    )
  expect(await trend(Array.from({ length: 30 }, (_, d) => d + 1))).toEqual({ t: 0 })
  // A line that rises from 0 to twice its mean over the window changes by about 2.
  const rising = Array.from({ length: 30 }, (_, d) => Array(29 - d).fill(d + 1)).flat()
  expect((await trend(rising))?.t).toBeCloseTo((2 * 30) / 29, 6)
})

it('shares are parts of the spending by channel, category and funding', async () => {
  const row = await featuresOf(store, 1, AS_OF)
  expect(row).toMatchObject({
    online_share_90d: 0.5,
    scan_share_90d: 0,
    leisure_share_90d: 0.5,
    refund_share_90d: 0.05,
    declined_count_90d: 1,
    household_share_365d: 0.4,
  })
  expect(row.flash_share_90d).toBeCloseTo(1 / 6, 12)
  expect(row.essential_share_90d).toBeCloseTo(1 / 6, 12)
  expect(row.quota_share_90d).toBeCloseTo(1 / 6, 12)
  expect(row.cash_share_90d).toBeCloseTo(2 / 6, 12)
})

it('a window that was not wholly observed is NULL, an observed one without payments is zero', async () => {
  expect(await featuresOf(store, 2, AS_OF)).toMatchObject({
    coverage_30d: 1,
    spend_count_30d: 0,
    spend_sum_30d: 0,
    spend_mean_30d: null,
    coverage_90d: 40 / 90,
    spend_count_90d: null,
    spend_sum_90d: null,
    observed_days: 40,
  })
})
