import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { openTallystick } from '../../open_store.ts'
import { codeOf, type Word } from '../codes.ts'
import { put, putLender } from '../testing/put.ts'

let store: Store
const NOW = `timestamp '2024-06-01'`

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  const sql = store.read
  await putLender(sql)
  await put(sql, 'account', [{ account_id: 1, customer_id: 1 }])
  await put(
    sql,
    'facility',
    [1, 2].map((facility_id) => ({ facility_id, customer_id: 1 })),
  )
  await put(sql, 'facility_state', [{ facility_id: 2, state: 3, since: '2020-03-01' }])
  const line = (
    facility_id: number,
    source_id: string,
    booked_on: string,
    kind: Word<'kind'>,
    amount: string,
    more = {},
  ) => ({
    customer_id: 1,
    facility_id,
    source_id,
    booked_on,
    kind: codeOf('kind', kind),
    amount,
    funding: 1,
    ...more,
  })
  const savings = (
    source_id: string,
    booked_on: string,
    kind: Word<'kind'>,
    amount: string,
    direction = -1,
  ) => ({
    customer_id: 1,
    account_id: 1,
    source_id,
    booked_on,
    kind: codeOf('kind', kind),
    amount,
    direction,
  })
  await put(sql, 'transaction', [
    line(1, 'tap', '2020-01-01', 'purchase', '50', { status: 1 }),
    line(1, 'tap posts', '2020-01-02', 'clearing', '50', { original_source_id: 'tap' }),
    line(1, 'back', '2020-01-03', 'refund', '20'),
    line(1, 'interest', '2020-01-03', 'interest', '1.50'),
    line(1, 'pay', '2020-01-04', 'repayment', '31.50', { account_id: 1 }),
    line(1, 'bounced', '2020-01-05', 'reversal', '31.50', { original_source_id: 'pay' }),
    line(2, 'shop', '2020-01-01', 'purchase', '80'),
    line(2, 'late', '2020-02-01', 'penalty', '5'),
    line(2, 'recovery', '2020-03-09', 'repayment', '12'),
    savings('salary', '2020-01-01', 'transfer_in', '500', 1),
    savings('shop by savings', '2020-01-02', 'purchase', '40'),
    savings('credit interest', '2020-01-31', 'interest', '2', 1),
  ])
})
afterAll(() => store.close())

it('every row has a debit and a credit, which come to the same each day', async () => {
  const days = await store.read.all<{ debit: string; credit: string }>(
    `select booked_on, sum(debit) as debit, sum(credit) as credit from posting_entry(${NOW}) group by 1 order by 1`,
  )
  expect(days.length).toBe(9)
  for (const { debit, credit } of days) expect(debit).toBe(credit)
})

it('each kind has its two accounts; a refund, a payment and a reversal turn them round', async () => {
  const sides = await store.read.all(
    `select t.source_id as row, max(case when debit > 0 then ledger_account end) as debit,
       max(case when credit > 0 then ledger_account end) as credit, max(debit) as amount
     from posting_entry(${NOW}) as e left join transaction as t using (transaction_id) group by 1, e.booked_on order by e.booked_on, 1`,
  )
  const side = (row: string | null, debit: string, credit: string, amount: string) => ({
    row,
    debit,
    credit,
    amount,
  })
  expect(sides).toEqual([
    side('salary', 'bank', 'savings', '500.00'),
    side('shop', 'receivable', 'merchant_payable', '80.00'),
    side('shop by savings', 'savings', 'merchant_payable', '40.00'),
    side('tap posts', 'receivable', 'merchant_payable', '50.00'),
    side('back', 'merchant_payable', 'receivable', '20.00'),
    side('interest', 'receivable', 'interest_income', '1.50'),
    side('pay', 'savings', 'receivable', '31.50'),
    side('bounced', 'receivable', 'bank', '31.50'),
    side('credit interest', 'interest_paid', 'savings', '2.00'),
    side('late', 'receivable', 'fee_income', '5.00'),
    side(null, 'loss', 'receivable', '85.00'),
    side('recovery', 'bank', 'loss', '12.00'),
  ])
})

it('what stands on the receivable account is what the facilities owe', async () => {
  const [entries] = await store.read.all(
    `select sum(debit - credit) as receivable from posting_entry(${NOW}) where ledger_account = 'receivable'`,
  )
  const [owed] = await store.read.all(
    `select sum(receivable) as receivable from facility_month(date '2020-03-31', date '2020-03-31', ${NOW})`,
  )
  expect(entries).toEqual(owed)
  expect(owed).toEqual({ receivable: '31.50' })
})
