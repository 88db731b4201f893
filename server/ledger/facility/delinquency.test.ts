import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { openTallystick } from '../../open_store.ts'
import { put, putLender } from '../testing/put.ts'

let store: Store
const NOW = '2024-06-01'

/** Facility 1's bills close at month ends of 2020, due on the 20th of the next month. */
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  await put(
    store.read,
    'facility',
    [1, 2, 3, 4, 5].map((facility_id) => ({ facility_id, customer_id: facility_id })),
  )
  const bill = (facility_id: number, month: number, minimum_due: string, paid: string) => {
    const day = (d: Date) => d.toISOString().slice(0, 10)
    return {
      facility_id,
      customer_id: facility_id,
      closed_on: day(new Date(Date.UTC(2020, month, 0))),
      due_on: day(new Date(Date.UTC(2020, month, 20))),
      balance: '1000',
      minimum_due,
      paid,
    }
  }
  await put(store.read, 'statement', [
    // Paid January's minimum, nothing since: March's minimum holds February's too.
    bill(1, 1, '100', '0'),
    bill(1, 2, '100', '100'),
    bill(1, 3, '200', '0'),
    bill(1, 4, '300', '0'),
    // Full payment in February is no advance on March's minimum.
    bill(2, 1, '100', '0'),
    bill(2, 2, '100', '1000'),
    bill(2, 3, '200', '0'),
    // Nine short of the minimum is within the tolerance.
    bill(3, 1, '100', '0'),
    bill(3, 2, '100', '91'),
    // The source says two months late, and no more.
    {
      facility_id: 4,
      customer_id: 4,
      closed_on: '2020-04-30',
      balance: '1000',
      repayment_status: 2,
    },
  ])
  const pay = (facility_id: number, booked_on: string, amount: string, more = {}) => ({
    customer_id: facility_id,
    facility_id,
    booked_on,
    amount,
    kind: 4,
    ...more,
  })
  await put(store.read, 'transaction', [
    pay(1, '2020-05-10', '100'),
    pay(1, '2020-05-25', '200', { source_id: 'big' }),
    pay(1, '2020-05-28', '200', { kind: 3, direction: 1, original_source_id: 'big' }),
    pay(1, '2020-05-02', '5000', { recorded_at: '2024-07-01 00:00:00' }),
    pay(1, '2020-05-03', '5000', { status: 2 }),
  ])
})
afterAll(() => store.close())

const late = async (facility: number, day: string) =>
  (
    await store.read.all(
      'select dpd, bucket, months_late, overdue_amount, basis from delinquency($1, $2::timestamp) where facility_id = $3',
      [day, NOW, facility],
    )
  )[0]

it('days past due run from the oldest due date that is not paid', async () => {
  // February's bill fell due on 20 March.
  expect(await late(1, '2020-04-20')).toEqual({
    dpd: 31,
    bucket: 2,
    months_late: 1,
    overdue_amount: '100.00',
    basis: 'computed',
  })
  // On the due day itself and in the three days of grace nothing is past due.
  expect(await late(1, '2020-03-20')).toMatchObject({ dpd: 0, bucket: 0 })
  expect(await late(1, '2020-03-23')).toMatchObject({ dpd: 0 })
  expect(await late(1, '2020-03-24')).toMatchObject({ dpd: 4, bucket: 1 })
})

it('a payment clears the oldest bill first, all of them when it meets the newest, and its reversal brings them back', async () => {
  expect(await late(1, '2020-05-10')).toMatchObject({ dpd: 51, months_late: 2 })
  // 100 paid on 10 May meets February's bill; March's, due on 20 April, is left.
  expect(await late(1, '2020-05-11')).toMatchObject({
    dpd: 21,
    months_late: 1,
    overdue_amount: '100.00',
  })
  expect(await late(1, '2020-05-26')).toMatchObject({ dpd: 0, overdue_amount: '0.00' })
  expect(await late(1, '2020-05-29')).toMatchObject({ dpd: 39 })
})

it('a payment above the minimum is no advance on the next one', async () => {
  expect(await late(2, '2020-04-15')).toMatchObject({ dpd: 26, overdue_amount: '100.00' })
})

it('what is short by no more than the tolerance is paid', async () => {
  expect(await late(3, '2020-03-15')).toMatchObject({ dpd: 0 })
})

it('where the source gives months late only there is a bucket and no days', async () => {
  expect(await late(4, '2020-05-01')).toEqual({
    dpd: null,
    bucket: 2,
    months_late: 2,
    overdue_amount: null,
    basis: 'stated',
  })
  expect(await late(5, '2020-05-01')).toBeUndefined()
})

it('buckets follow the thirty days, and over 180 days is the last', async () => {
  const bucket = await store.read.all(
    'select list(bucket_of(d) order by d) as b from unnest([0, 1, 30, 31, 90, 91, 180, 181]) as t(d)',
  )
  expect(bucket).toEqual([{ b: [0, 1, 1, 2, 3, 4, 6, 7] }])
})
