import { expect, it } from 'vitest'
import { put } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'
import { featuresOf } from '../testing/features_of.ts'

it('income is deposits and transfers in, without interest, refunds and what is not known yet', async () => {
  const store = await openTallystick({ dir: ':memory:' })
  await put(store.read, 'account', [{ account_id: 1, customer_id: 1, opened_on: '2021-06-15' }])
  await put(store.read, 'coverage', [
    { customer_id: 1, account_id: 1, observed_from: '2021-06-15', observed_until: '2022-03-01' },
  ])
  const come = (booked_on: string, amount: string, kind: number, more = {}) => ({
    customer_id: 1,
    account_id: 1,
    booked_on,
    amount,
    kind,
    direction: 1,
    ...more,
  })
  await put(store.read, 'transaction', [
    come('2021-12-22', '1000', 6),
    come('2021-11-22', '500', 7, { category: 14 }),
    come('2021-08-01', '1500', 7, { category: 14 }),
    come('2021-12-20', '20', 10),
    come('2021-12-20', '30', 2),
    come('2022-01-01', '9000', 6),
    come('2021-12-01', '9000', 6, { recorded_at: '2024-07-01 00:00:00' }),
    come('2021-12-01', '600', 1, { direction: -1 }),
  ])
  const row = await featuresOf(store, 1, '2022-01-01')
  expect(row).toMatchObject({
    income_count_30d: 1,
    income_sum_90d: 1500,
    income_mean_90d: 750,
    income_count_180d: 3,
    income_monthly_180d: 500,
    income_sum_365d: null,
    cash_income_share_180d: 1 / 3,
    spend_to_income_90d: 0.4,
    income_mean_life: 1000,
    income_max_life: 1500,
    income_monthly_life: (3000 / 200) * 30,
    days_since_income: 10,
  })
  expect(row.pension_share_180d).toBeCloseTo(2 / 3, 12)
  expect(row.income_spread_180d).toBe(500)
  await store.close()
})
