import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const pay = (customer_id: number, booked_on: string, channel: number, funding: number) => ({
    customer_id,
    booked_on,
    channel,
    funding,
    amount: '10',
  })
  await put(
    store.read,
    'account',
    [1, 2, 3, 4, 5, 6].map((id) => ({ account_id: id, customer_id: id, opened_on: '2020-01-01' })),
  )
  await put(
    store.read,
    'coverage',
    [1, 2, 3, 4, 5, 6].map((id) => ({
      customer_id: id,
      account_id: id,
      observed_from: id === 2 ? '2020-01-02' : '2020-01-01',
      observed_until: '2020-06-10',
    })),
  )
  const [flash, scan, quota, savings] = [3, 2, 1, 2]
  await put(store.read, 'transaction', [
    // Flash on 5 January, the line 10 days later; and 60 days later; and never.
    pay(1, '2020-01-05', flash, savings),
    pay(1, '2020-01-15', scan, quota),
    pay(1, '2020-01-16', flash, quota),
    pay(2, '2020-01-05', flash, savings),
    pay(2, '2020-03-05', scan, quota),
    pay(3, '2020-01-31', flash, savings),
    // The line first.
    pay(4, '2020-04-01', scan, quota),
    pay(4, '2020-04-21', flash, savings),
    pay(5, '2020-05-01', flash, quota),
    // Neither.
    pay(6, '2020-05-01', scan, savings),
  ])
})
afterAll(() => store.close())

it('cohorts are by what came first, with the lag to the other; young cohorts have no rate yet', async () => {
  const rows = await store.read.all(
    "select * from adoption('2020-06-10', '2024-06-01', 12) order by month",
  )
  expect(rows).toEqual([
    {
      month: '2020-01-01',
      path: 'flash_to_line',
      customers: 3,
      followed: 2,
      rate: expect.closeTo(2 / 3, 12),
      median_days: 35,
      rate_30d: expect.closeTo(1 / 3, 12),
      rate_90d: expect.closeTo(2 / 3, 12),
      cut_off: 1,
    },
    {
      month: '2020-04-01',
      path: 'line_to_flash',
      customers: 1,
      followed: 1,
      rate: 1,
      median_days: 20,
      rate_30d: 1,
      rate_90d: null,
      cut_off: 0,
    },
    {
      month: '2020-05-01',
      path: 'same_day',
      customers: 1,
      followed: 1,
      rate: 1,
      median_days: 0,
      rate_30d: null,
      rate_90d: null,
      cut_off: 0,
    },
  ])
})
