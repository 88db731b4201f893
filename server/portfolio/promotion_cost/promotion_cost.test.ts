import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
/** A flash promotion of 1 to 10 March 2020 with partner 1, who bore a half from 5 March on. */
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  await put(store.read, 'promotion', [
    {
      promotion_id: 1,
      source_id: 'P1',
      channel: 3,
      partner_id: 1,
      starts_on: '2020-03-01',
      ends_on: '2020-03-10',
    },
    { promotion_id: 2, source_id: 'P2', starts_on: '2020-05-01', ends_on: '2020-05-31' },
    { promotion_id: 3, source_id: 'P3', starts_on: '2019-01-01', ends_on: '2019-05-31' },
  ])
  await put(store.read, 'partner_term', [
    { partner_id: 1, effective_on: '2020-01-01', subsidy_share: 0 },
    { partner_id: 1, effective_on: '2020-03-05', subsidy_share: 0.5 },
  ])
  const use = (
    customer_id: number,
    used_on: string,
    cost: string,
    partner_cost: string | null = null,
  ) => ({
    promotion_id: 1,
    customer_id,
    used_on,
    cost,
    partner_cost,
  })
  await put(store.read, 'promotion_use', [
    use(1, '2020-03-04', '3.00'),
    use(1, '2020-03-05', '3.01'),
    use(2, '2020-03-06', '4.00', '1.00'),
  ])
  const pay = (customer_id: number, booked_on: string, channel: number) => ({
    customer_id,
    booked_on,
    channel,
    amount: '10',
  })
  await put(store.read, 'transaction', [
    pay(1, '2020-03-04', 3),
    pay(2, '2020-03-06', 3),
    // 30 days after 10 March is 9 April: the 30 days from then on end on 8 May.
    pay(1, '2020-05-08', 1),
    pay(2, '2020-05-09', 1),
    // Customers 3 and 4 paid by flash while it ran and did not use it; 5 paid otherwise.
    pay(3, '2020-03-01', 3),
    pay(4, '2020-03-10', 3),
    pay(4, '2020-04-09', 2),
    pay(5, '2020-03-10', 2),
    pay(5, '2020-05-02', 2),
  ])
})
afterAll(() => store.close())

it('a promotion’s cost is shared by the terms of the day, and told per user who still pays', async () => {
  const rows = await store.read.all(
    "select * from promotion_cost('2020-06-01', '2024-06-01', 365, 30) order by promotion",
  )
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual({
    promotion: 'P1',
    name: 'promotion',
    starts_on: '2020-03-01',
    ends_on: '2020-03-10',
    matured: true,
    users: 2,
    uses: 3,
    cost: '10.01',
    // Nothing of the first, 1.505 of the second, 1.00 of the third as stated.
    partner_cost: '2.51',
    lender_cost: '7.50',
    cost_per_user: '5.01',
    retained_users: 1,
    retention: 0.5,
    cost_per_retained: '10.01',
    non_users: 2,
    non_user_retention: 0.5,
    retention_difference: 0,
  })
})

it('who is retained is not known before the days in which they pay are over', async () => {
  const [, second] = await store.read.all(
    "select * from promotion_cost('2020-06-01', '2024-06-01', 365, 30) order by promotion",
  )
  expect(second).toMatchObject({
    promotion: 'P2',
    matured: false,
    users: 0,
    cost: '0.00',
    cost_per_user: null,
    retained_users: null,
    non_users: 3,
    non_user_retention: null,
  })
})
