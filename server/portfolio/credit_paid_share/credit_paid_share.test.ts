import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const pay = (channel: number, funding: number, amount: string, more = {}) => ({
    customer_id: 1,
    booked_on: '2020-05-10',
    channel,
    funding,
    amount,
    ...more,
  })
  await put(store.read, 'transaction', [
    pay(3, 1, '30'),
    pay(3, 2, '50'),
    pay(3, 3, '20'),
    pay(2, 0, '700'),
    pay(1, 2, '100'),
    pay(3, 1, '30', { status: 2 }),
    pay(3, 1, '30', { kind: 13 }),
    pay(3, 1, '30', { booked_on: '2020-04-30' }),
  ])
})
afterAll(() => store.close())

it('the quota’s share is of what states its funding; what states none has none', async () => {
  const rows = await store.read.all(
    "select * exclude (month) from credit_paid_share('2020-06-01', '2024-06-01', 1) order by channel",
  )
  expect(rows).toMatchObject([
    { channel: 1, payments: 1, quota_payments: 0, quota_share: 0 },
    { channel: 2, amount: '700.00', not_stated_amount: '700.00', quota_share: null },
    {
      channel: 3,
      payments: 3,
      amount: '100.00',
      quota_payments: 1,
      quota_amount: '30.00',
      savings_amount: '50.00',
      mixed_amount: '20.00',
      not_stated_amount: '0.00',
      quota_share: 0.3,
    },
    { channel: null, payments: 5, amount: '900.00', quota_amount: '30.00', quota_share: 0.15 },
  ])
})
