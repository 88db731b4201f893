import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { openTallystick } from '../../open_store.ts'
import { put, putLender } from '../testing/put.ts'

let store: Store
/** Line 1 has statements and months late alone; line 2 as well until its first payment on 10 March. */
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const lines = [1, 2].map((facility_id) => ({ facility_id, customer_id: facility_id }))
  await put(store.read, 'facility', lines)
  await put(
    store.read,
    'limit_event',
    lines.map(({ facility_id }) => ({
      facility_id,
      effective_on: '2020-01-01',
      credit_limit: '1000',
    })),
  )
  const bill = (facility_id: number, closed_on: string, balance: string, status: number) => ({
    facility_id,
    customer_id: facility_id,
    closed_on,
    balance,
    repayment_status: status,
  })
  await put(store.read, 'statement', [
    bill(1, '2020-01-31', '100', -1),
    bill(1, '2020-02-29', '300', 1),
    bill(1, '2020-03-31', '320', 2),
    bill(1, '2020-04-30', '340', 3),
    bill(1, '2020-05-31', '360', 4),
    bill(1, '2020-06-30', '-20', -1),
    bill(2, '2020-02-29', '500', 0),
    bill(2, '2020-03-31', '999', 0),
  ])
  await put(store.read, 'transaction', [
    { facility_id: 2, customer_id: 2, booked_on: '2020-03-10', kind: 4, amount: '120' },
    { facility_id: 2, customer_id: 2, booked_on: '2020-04-10', kind: 1, amount: '30' },
  ])
})
afterAll(() => store.close())

const monthEnds = (facility: number) =>
  store.read.arrays(
    `select month_end, receivable, utilisation, bucket, months_late, dpd, stage, basis
     from facility_month('2020-01-01', '2020-06-30', timestamp '2024-06-01')
     where facility_id = $1 order by month_end`,
    [facility],
  )

it('a line with statements alone owes what its last one says, and is as many months late', async () => {
  expect(await monthEnds(1)).toEqual([
    ['2020-01-31', '100.00', 0.1, 0, 0, null, 1, 'stated'],
    ['2020-02-29', '300.00', 0.3, 1, 1, null, 1, 'stated'],
    // Two months late are 31 days at least, four are 91.
    ['2020-03-31', '320.00', 0.32, 2, 2, null, 2, 'stated'],
    ['2020-04-30', '340.00', 0.34, 3, 3, null, 2, 'stated'],
    ['2020-05-31', '360.00', 0.36, 4, 4, null, 3, 'stated'],
    // In credit; the probation after stage 3 has begun.
    ['2020-06-30', '-20.00', 0, 0, 0, null, 2, 'stated'],
  ])
})

it('the last statement before the first posted row is what a line opens with', async () => {
  const balances = (await monthEnds(2)).map(([month_end, receivable]) => [month_end, receivable])
  expect(balances).toEqual([
    ['2020-01-31', '0.00'],
    ['2020-02-29', '500.00'],
    ['2020-03-31', '380.00'],
    ['2020-04-30', '410.00'],
    ['2020-05-31', '410.00'],
    ['2020-06-30', '410.00'],
  ])
})
