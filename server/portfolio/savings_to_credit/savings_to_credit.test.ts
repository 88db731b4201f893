import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
/** Periods of 30 days: 2 April to 1 May 2020, and 2 May to 31 May. */
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const pay = (customer_id: number, booked_on: string, funding: number, amount: string) => ({
    customer_id,
    booked_on,
    funding,
    amount,
  })
  await put(
    store.read,
    'coverage',
    [1, 2, 3, 4, 5].map((customer_id) => ({
      customer_id,
      account_id: customer_id,
      observed_from: customer_id === 4 ? '2020-04-20' : '2020-01-01',
      observed_until: '2020-06-01',
    })),
  )
  await put(store.read, 'transaction', [
    pay(1, '2020-04-02', 2, '10'),
    pay(1, '2020-05-31', 1, '20'),
    pay(2, '2020-05-01', 2, '30'),
    pay(2, '2020-05-02', 2, '40'),
    pay(2, '2020-05-03', 1, '5'),
    pay(3, '2020-04-10', 2, '50'),
    pay(4, '2020-04-25', 2, '60'),
    pay(4, '2020-05-25', 1, '70'),
    // Outside both periods: customer 5 paid nothing in them.
    pay(5, '2020-04-01', 1, '80'),
    pay(5, '2020-06-01', 1, '80'),
  ])
})
afterAll(() => store.close())

it('customers move from how they paid to how they pay, and rows add up to one', async () => {
  const rows = await store.read.all(
    `select state_before, state_after, customers, share, amount_before, amount_after, quota_after
     from savings_to_credit('2020-06-01', '2024-06-01', 30) order by state_before, state_after`,
  )
  const third = expect.closeTo(1 / 3, 12)
  const row = (before: string, after: string, share: unknown, amounts: string[]) => ({
    state_before: before,
    state_after: after,
    customers: 1,
    share,
    amount_before: amounts[0],
    amount_after: amounts[1],
    quota_after: amounts[2],
  })
  expect(rows).toEqual([
    row('none', 'none', 1, ['0.00', '0.00', '0.00']),
    row('savings', 'both', third, ['30.00', '45.00', '5.00']),
    row('savings', 'none', third, ['50.00', '0.00', '0.00']),
    row('savings', 'quota', third, ['10.00', '20.00', '20.00']),
    // Seen from 20 April on: what was not seen before may have been anything.
    row('unobserved', 'quota', 1, ['60.00', '70.00', '70.00']),
  ])
})
