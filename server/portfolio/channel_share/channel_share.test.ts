import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const pay = (
    booked_on: string,
    channel: number,
    customer_id: number,
    amount: string,
    more = {},
  ) => ({
    booked_on,
    channel,
    customer_id,
    amount,
    ...more,
  })
  await put(store.read, 'transaction', [
    pay('2020-04-30', 3, 1, '1000'),
    pay('2020-05-01', 3, 1, '10'),
    pay('2020-05-02', 3, 1, '20'),
    pay('2020-05-03', 3, 2, '30.01', { status: 1 }),
    pay('2020-05-05', 3, 2, '30.01', { kind: 13 }),
    pay('2020-05-06', 3, 3, '99', { status: 2 }),
    pay('2020-05-31', 2, 1, '19.99'),
    pay('2020-06-01', 1, 1, '5'),
    pay('2020-06-02', 4, 1, '7', { status: 2 }),
    pay('2020-06-10', 1, 1, '500'),
  ])
})
afterAll(() => store.close())

const shares = () =>
  store.read.all(
    `select * from channel_share('2020-06-10', '2024-06-01', 2) order by month, channel`,
  )

it('a channel’s share is its part of the month: a purchase counts once, its clearing not again', async () => {
  expect((await shares()).slice(0, 2)).toEqual([
    {
      month: '2020-05-01',
      channel: 2,
      payments: 1,
      amount: '19.99',
      customers: 1,
      payment_share: 0.25,
      amount_share: expect.closeTo(0.249875, 9),
      mean_ticket: '19.99',
      declined: 0,
      decline_rate: 0,
    },
    {
      month: '2020-05-01',
      channel: 3,
      payments: 3,
      amount: '60.01',
      customers: 2,
      payment_share: 0.75,
      amount_share: expect.closeTo(0.750125, 9),
      mean_ticket: '20.00',
      declined: 1,
      decline_rate: 0.25,
    },
  ])
})

it('the last month ends before asOf, and a channel with nothing but declines has no ticket', async () => {
  expect((await shares()).slice(2)).toMatchObject([
    { month: '2020-06-01', channel: 1, payments: 1, amount: '5.00', amount_share: 1 },
    { channel: 4, payments: 0, amount: '0.00', customers: 0, mean_ticket: null, decline_rate: 1 },
  ])
})
