import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { openTallystick } from '../../open_store.ts'
import { codeOf, type Word } from '../codes.ts'
import { put, putLender } from '../testing/put.ts'

let store: Store
const NOW = '2024-06-01'
const facility_id = 1

const row = (
  source_id: string,
  booked_on: string,
  kind: Word<'kind'>,
  amount: string,
  original_source_id: string | null = null,
  more = {},
) => ({
  source_id,
  facility_id,
  customer_id: 1,
  booked_on,
  kind: codeOf('kind', kind),
  amount,
  original_source_id,
  funding: 1,
  ...more,
})

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  await put(store.read, 'facility', [{ facility_id, customer_id: 1 }])
  await put(store.read, 'transaction', [
    row('tap', '2020-03-01', 'purchase', '100', null, { status: 1 }),
    row('tap posts', '2020-03-03', 'clearing', '104', 'tap'),
    row('waits', '2020-03-05', 'purchase', '70', null, { status: 1 }),
    row('void', '2020-03-05', 'purchase', '40', null, { status: 1 }),
    row('voided', '2020-03-06', 'reversal', '40', 'void', { status: 1 }),
    row('shop', '2020-03-10', 'purchase', '300'),
    row('half back', '2020-03-12', 'refund', '50', 'shop'),
    row('pay', '2020-03-15', 'repayment', '200'),
    row('bounced', '2020-03-18', 'reversal', '200', 'pay'),
    row('undone', '2020-03-20', 'reversal', '250', 'shop'),
    row('late', '2020-03-21', 'penalty', '3'),
    row('month', '2020-03-21', 'interest', '2.5'),
    row('refused', '2020-03-22', 'purchase', '999', null, { status: 2 }),
    row('of nothing', '2020-03-22', 'reversal', '9', 'nobody knows'),
    row('not known yet', '2020-03-22', 'fee', '9', null, { recorded_at: '2024-07-01' }),
  ])
})
afterAll(() => store.close())

it('each posted row has a signed effect; a reversal undoes the row it names, of a repayment it adds back', async () => {
  const posted = await store.read.all(
    `select t.source_id as row, p.principal, p.interest, p.fees, p.paid
     from facility_posting($1::timestamp) as p join transaction as t using (transaction_id) order by transaction_id`,
    [NOW],
  )
  const effect = (
    row: string,
    principal: string,
    interest: string,
    fees: string,
    paid: string,
  ) => ({
    row,
    principal,
    interest,
    fees,
    paid,
  })
  expect(posted).toEqual([
    effect('tap posts', '104.00', '0.00', '0.00', '0.00'),
    effect('shop', '300.00', '0.00', '0.00', '0.00'),
    effect('half back', '-50.00', '0.00', '0.00', '0.00'),
    effect('pay', '0.00', '0.00', '0.00', '200.00'),
    effect('bounced', '0.00', '0.00', '0.00', '-200.00'),
    effect('undone', '-250.00', '0.00', '0.00', '0.00'),
    effect('late', '0.00', '0.00', '3.00', '0.00'),
    effect('month', '0.00', '2.50', '0.00', '0.00'),
  ])
})

it('what was charged and paid before a day is the sum of the rows before it, in the month and earlier', async () => {
  const owed = async (day: string) => {
    await store.read.run(
      `create or replace table one_day as select 1 as subject_id, 1 as facility_id, $1::date as as_of`,
      [day],
    )
    return store.read.first(
      `with posting as (select * from facility_posting(timestamp '2024-06-01'))
       select owed, paid_in_all from facility_sum('one_day', 'posting')`,
    )
  }
  expect(await owed('2020-03-15')).toEqual({ owed: '354.00', paid_in_all: '0.00' })
  expect(await owed('2020-03-16')).toEqual({ owed: '154.00', paid_in_all: '200.00' })
  expect(await owed('2020-05-01')).toEqual({ owed: '109.50', paid_in_all: '0.00' })
})

it('an approval holds its amount until its clearing, its reversal, or thirty days', async () => {
  const holds = async (day: string) => {
    await store.read.run(
      `create or replace table one_day as select 1 as subject_id, 1 as facility_id, $1::date as as_of`,
      [day],
    )
    const row = await store.read.first<{ holds: string }>(
      `select holds from facility_hold('one_day', timestamp '2024-06-01')`,
    )
    return row?.holds
  }
  expect(await holds('2020-03-01')).toBeUndefined()
  expect(await holds('2020-03-03')).toBe('100.00')
  expect(await holds('2020-03-04')).toBeUndefined()
  expect(await holds('2020-03-06')).toBe('110.00')
  expect(await holds('2020-03-07')).toBe('70.00')
  expect(await holds('2020-04-04')).toBe('70.00')
  expect(await holds('2020-04-05')).toBeUndefined()
})
