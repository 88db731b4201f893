import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
/** Windows of 30 days before 1 June 2020: 2 May to 31 May, and 2 April to 1 May before. */
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  await put(store.read, 'merchant', [
    { merchant_id: 1, source_id: 'M1', name: 'Grocer', place_code: 'P1' },
    { merchant_id: 2, source_id: 'M2', name: 'Fuel' },
  ])
  await put(
    store.read,
    'facility',
    [1, 2].map((id) => ({ facility_id: id, customer_id: id })),
  )
  // Customer 1 is four months late, customer 2 is not; of customer 3 nothing is known.
  await put(store.read, 'statement', [
    { facility_id: 1, customer_id: 1, closed_on: '2020-05-20', balance: '10', repayment_status: 4 },
    { facility_id: 2, customer_id: 2, closed_on: '2020-05-20', balance: '10', repayment_status: 0 },
  ])
  const pay = (
    merchant_id: number | null,
    customer_id: number,
    booked_on: string,
    amount: string,
    more = {},
  ) => ({
    merchant_id,
    customer_id,
    booked_on,
    amount,
    place_code: merchant_id === 1 ? 'P1' : null,
    ...more,
  })
  await put(store.read, 'place', [{ place_code: 'P1', name: 'Place 1', tier: 2 }])
  await put(store.read, 'transaction', [
    pay(1, 1, '2020-05-02', '10'),
    pay(1, 2, '2020-05-03', '20'),
    pay(1, 3, '2020-05-31', '30'),
    pay(1, 3, '2020-05-31', '99', { status: 2 }),
    pay(1, 3, '2020-05-01', '40'),
    pay(2, 2, '2020-05-10', '5'),
    pay(null, 2, '2020-05-10', '500'),
    pay(1, 2, '2020-04-01', '1000'),
  ])
})
afterAll(() => store.close())

const FIRST = {
  amount: '60.00',
  payments: 3,
  declined: 1,
  customers: 3,
  judged_customers: 2,
  bad_customers: 1,
  amount_before: '40.00',
  growth: 0.5,
  decline_rate: 0.25,
  bad_share: 0.5,
}

it('a merchant stands beside its previous period, its declines and its bad customers', async () => {
  const rows = await store.read.all(
    "select * from merchant_board('2020-06-01', '2024-06-01', 30) order by amount desc",
  )
  expect(rows).toEqual([
    { merchant: 'M1', name: 'Grocer', place_code: 'P1', ...FIRST },
    {
      merchant: 'M2',
      name: 'Fuel',
      place_code: null,
      amount: '5.00',
      payments: 1,
      declined: 0,
      customers: 1,
      judged_customers: 1,
      bad_customers: 0,
      amount_before: '0.00',
      growth: null,
      decline_rate: 0,
      bad_share: 0,
    },
  ])
})

it('a place is judged alike, and what names none has a row of its own', async () => {
  const rows = await store.read.all(
    "select * from place_board('2020-06-01', '2024-06-01', 30) order by amount",
  )
  expect(rows).toMatchObject([
    { place: 'P1', name: 'Place 1', tier: 2, ...FIRST },
    { place: null, name: null, amount: '505.00', customers: 1 },
  ])
})

it('a period that the ledger does not reach has no amount, not none', async () => {
  const [first] = await store.read.all(
    "select amount_before, growth from merchant_board('2020-05-15', '2024-06-01', 30)",
  )
  expect(first).toEqual({ amount_before: null, growth: null })
})
