import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
/** Ten offers made and five held back on 1 March 2020; six were taken, and one of the five took it too. */
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const offers = Array.from({ length: 15 }, (_, i) => ({
    customer_id: i,
    campaign: 'spring',
    arm: i < 10 ? 1 : 2,
    offered_on: '2020-03-01',
    expires_on: '2020-03-20',
    taken_on: i < 6 || i === 10 ? '2020-03-10' : null,
    facility_id: i < 6 || i === 10 ? i : null,
  }))
  await put(store.read, 'offer', [
    ...offers,
    // Taken after the day that is asked about.
    { ...offers[9]!, customer_id: 15, taken_on: '2020-06-01', facility_id: 15, campaign: 'late' },
  ])
  await put(
    store.read,
    'facility',
    [0, 1, 10].map((id) => ({ facility_id: id, customer_id: id, opened_on: '2020-03-10' })),
  )
  const row = (facility_id: number, booked_on: string, kind: number, amount: string) => ({
    customer_id: facility_id,
    facility_id,
    booked_on,
    kind,
    amount,
  })
  await put(store.read, 'transaction', [
    row(0, '2020-03-20', 9, '40'),
    row(0, '2020-04-20', 10, '60.50'),
    row(10, '2020-04-20', 10, '20'),
    // Facility 1 spent 50 and was charged off on 1 May with what it owed; 10 was recovered.
    row(1, '2020-03-15', 1, '50'),
    row(1, '2020-05-10', 4, '10'),
    row(0, '2020-06-01', 10, '999'),
  ])
  await put(store.read, 'facility_state', [{ facility_id: 1, state: 3, since: '2020-05-01' }])
  await put(store.read, 'inquiry', [
    { customer_id: 0, asked_on: '2020-03-05', cost: '1.50' },
    { customer_id: 8, asked_on: '2020-03-20', cost: '2.00' },
    { customer_id: 8, asked_on: '2020-03-21', cost: '500' },
    { customer_id: 10, asked_on: '2020-03-05', cost: '1.00' },
  ])
  // Customers 0 to 3 paid 10, 20, 30, 40 in the 90 days before; the first two from the quota.
  await put(
    store.read,
    'coverage',
    offers.slice(0, 14).map(({ customer_id }) => ({
      customer_id,
      account_id: customer_id,
      observed_from: '2019-01-01',
      observed_until: '2020-06-01',
    })),
  )
  await put(
    store.read,
    'transaction',
    [0, 1, 2, 3].map((customer_id) => ({
      customer_id,
      booked_on: '2020-02-01',
      amount: String(10 * (customer_id + 1)),
      funding: customer_id < 2 ? 1 : 2,
    })),
  )
})
afterAll(() => store.close())

it('uplift is what the treated did beyond those held out, within Newcombe’s interval', async () => {
  const [spring] = await store.read.all(
    "select * from campaign_result('2020-06-01', '2024-06-01', 365) where campaign = 'spring'",
  )
  expect(spring).toEqual({
    campaign: 'spring',
    treated: 10,
    treated_taken: 6,
    held_out: 5,
    held_out_taken: 1,
    treated_rate: 0.6,
    held_out_rate: 0.2,
    uplift: expect.closeTo(0.4, 12),
    // Wilson: 0.3127 to 0.8318 of 6 in 10, 0.0362 to 0.6245 of 1 in 5;
    // 0.4 − √(0.2873² + 0.4245²), 0.4 + √(0.2318² + 0.1638²).
    uplift_lower: expect.closeTo(-0.1126, 3),
    uplift_upper: expect.closeTo(0.6838, 3),
    income: '100.50',
    cost: '3.50',
    loss: '40.00',
    without_loss: 0,
    profit: '57.00',
    profit_per_treated: '5.70',
    // 20 less 1 over five.
    profit_per_held_out: '3.80',
    value_per_treated: '1.90',
  })
})

it('an arm that is empty has no rate, and an offer is not taken before its day', async () => {
  const [late] = await store.read.all(
    "select * from campaign_result('2020-06-01', '2024-06-01', 365) where campaign = 'late'",
  )
  expect(late).toMatchObject({
    treated: 1,
    treated_taken: 0,
    held_out: 0,
    held_out_rate: null,
    uplift: null,
    uplift_lower: null,
    profit_per_held_out: null,
  })
})

it('segments are by what was paid before the offer, and from what', async () => {
  const rows = await store.read.all(
    `select spending, credit_use, treated, held_out, treated_taken
     from campaign_segment('2020-06-01', '2024-06-01', 365) where campaign = 'spring'
     order by spending, credit_use`,
  )
  const row = (spending: string, credit_use: string, counts: number[]) => ({
    spending,
    credit_use,
    treated: counts[0],
    held_out: counts[1],
    treated_taken: counts[2],
  })
  expect(rows).toEqual([
    row('high', 'savings', [2, 0, 2]),
    // The median of 10, 20, 30, 40 is 25.
    row('low', 'half_or_more', [2, 0, 2]),
    row('none', 'none', [6, 4, 2]),
    row('unobserved', 'unobserved', [0, 1, 0]),
  ])
})
