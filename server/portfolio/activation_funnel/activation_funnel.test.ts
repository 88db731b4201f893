import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
const [passed, failed] = [1, 2]

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const check = (customer_id: number, attempt: string, attempted_on: string, result: number) => ({
    customer_id,
    attempt,
    attempted_on,
    element: 1,
    result,
  })
  await put(store.read, 'account_verification', [
    // Customer 1 failed, then passed; one element more of the first attempt does not help it.
    check(1, 'a', '2020-04-01', failed),
    { ...check(1, 'a', '2020-04-01', passed), element: 2 },
    check(1, 'b', '2020-04-03', passed),
    check(2, 'c', '2020-04-10', passed),
    check(3, 'd', '2020-04-10', passed),
    check(4, 'e', '2020-04-12', failed),
    // Began before the window, and is of another cohort.
    check(5, 'f', '2020-02-01', failed),
    check(5, 'g', '2020-04-01', passed),
  ])
  const open = (account_id: number, opened_on: string, account_class = 2) => ({
    account_id,
    customer_id: account_id % 10,
    opened_on,
    account_class,
  })
  await put(store.read, 'account', [
    open(1, '2020-04-05'),
    open(2, '2020-04-10'),
    open(13, '2020-04-11', 1),
    open(5, '2020-04-02'),
  ])
  await put(store.read, 'binding', [
    { account_id: 1, customer_id: 1, since: '2020-04-06' },
    { account_id: 2, customer_id: 2, since: '2020-04-20' },
  ])
  const pay = (customer_id: number, booked_on: string, channel: number, funding: number) => ({
    customer_id,
    booked_on,
    channel,
    funding,
    amount: '10',
  })
  await put(store.read, 'transaction', [
    // Online from the quota before the first flash payment is not what flash led to.
    pay(1, '2020-04-08', 1, 1),
    pay(1, '2020-04-10', 3, 2),
    pay(1, '2020-04-30', 2, 1),
    pay(2, '2020-04-25', 3, 2),
    { ...pay(2, '2020-04-26', 3, 1), status: 2 },
  ])
})
afterAll(() => store.close())

it('each step counts those who came so far, with the days since the step before', async () => {
  const rows = await store.read.all(
    `select step, customers, rate, step_rate, median_days, median_days_in_all
     from activation_funnel('2020-06-01', '2024-06-01', 90) order by position`,
  )
  const row = (step: string, customers: number, stepRate: unknown, days: (number | null)[]) => ({
    step,
    customers,
    rate: customers / 4,
    step_rate: stepRate,
    median_days: days[0],
    median_days_in_all: days[1],
  })
  expect(rows).toEqual([
    row('attempted', 4, 1, [null, null]),
    // After 2, 0 and 0 days.
    row('passed', 3, 0.75, [0, 0]),
    // After 2 and 0; 4 and 0 in all.
    row('account', 2, expect.closeTo(2 / 3, 12), [1, 2]),
    // After 1 and 10; 5 and 10 in all.
    row('binding', 2, 1, [5.5, 7.5]),
    // After 4 and 5; 9 and 15 in all.
    row('flash_payment', 2, 1, [4.5, 12]),
    row('line_use', 1, 0.5, [20, 29]),
  ])
})
