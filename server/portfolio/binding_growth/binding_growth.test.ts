import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const bind = (customer_id: number, instrument: string, since: string, more = {}) => ({
    account_id: customer_id,
    customer_id,
    instrument,
    since,
    ...more,
  })
  await put(store.read, 'binding', [
    bind(1, 'card', '2020-03-05'),
    bind(1, 'device_token', '2020-06-01'),
    bind(2, 'card', '2020-05-05', { until: '2020-06-05' }),
    bind(2, 'qr', '2020-06-10'),
  ])
})
afterAll(() => store.close())

it('bindings per user count what is in force at the end of the month', async () => {
  const rows = await store.read.all(
    "select * from binding_growth('2020-06-10', '2024-06-01', 2) order by month, instrument",
  )
  expect(rows).toEqual([
    {
      month: '2020-05-01',
      instrument: 'card',
      bindings: 2,
      users: 2,
      per_user: 1,
      new_bindings: 1,
      ended_bindings: 0,
    },
    {
      month: '2020-05-01',
      instrument: null,
      bindings: 2,
      users: 2,
      per_user: 1,
      new_bindings: 1,
      ended_bindings: 0,
    },
    {
      month: '2020-06-01',
      instrument: 'card',
      bindings: 1,
      users: 1,
      per_user: 1,
      new_bindings: 0,
      ended_bindings: 1,
    },
    {
      month: '2020-06-01',
      instrument: 'device_token',
      bindings: 1,
      users: 1,
      per_user: 1,
      new_bindings: 1,
      ended_bindings: 0,
    },
    // Customer 1 alone, with card and token.
    {
      month: '2020-06-01',
      instrument: null,
      bindings: 2,
      users: 1,
      per_user: 2,
      new_bindings: 1,
      ended_bindings: 1,
    },
  ])
})
