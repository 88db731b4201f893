import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const take = (merchant_id: number, channel: number, since: string, more = {}) => ({
    merchant_id,
    channel,
    since,
    ...more,
  })
  await put(store.read, 'merchant_acceptance', [
    take(1, 3, '2020-01-10', { terminals: 4 }),
    // Stopped in May, and came back with more.
    take(2, 3, '2020-02-01', { until: '2020-05-15', terminals: 2 }),
    take(2, 3, '2020-06-02', { terminals: 3 }),
    take(3, 3, '2020-05-31'),
    take(3, 2, '2020-06-09'),
    take(4, 2, '2020-06-10'),
    take(5, 2, '2020-05-01', { recorded_at: '2024-07-01 00:00:00' }),
  ])
})
afterAll(() => store.close())

it('a month counts who takes the channel at its end, who began and who stopped in it', async () => {
  const rows = await store.read.all(
    "select * from acceptance_growth('2020-06-10', '2024-06-01', 3) order by month, channel",
  )
  expect(rows).toEqual([
    {
      month: '2020-04-01',
      channel: 3,
      merchants: 2,
      new_merchants: 0,
      ended_merchants: 0,
      terminals: 6,
      without_terminals: 0,
    },
    {
      month: '2020-05-01',
      channel: 3,
      merchants: 2,
      new_merchants: 1,
      ended_merchants: 1,
      terminals: 4,
      without_terminals: 1,
    },
    // Points of sale that nobody states are not none.
    {
      month: '2020-06-01',
      channel: 2,
      merchants: 1,
      new_merchants: 1,
      ended_merchants: 0,
      terminals: null,
      without_terminals: 1,
    },
    {
      month: '2020-06-01',
      channel: 3,
      merchants: 3,
      new_merchants: 0,
      ended_merchants: 0,
      terminals: 7,
      without_terminals: 1,
    },
  ])
})
