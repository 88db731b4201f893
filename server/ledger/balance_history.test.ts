import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { balanceHistorySql } from './balance_history.sql.ts'
import { codeOf } from './codes.ts'
import { put } from './testing/put.ts'

let store: Store
const KNOWN = "timestamp '2024-06-01'"

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  const sql = store.read
  const line = { customer_id: 1, account_id: 1, opened_on: '2020-01-01', statement_day: 20 }
  await put(sql, 'facility', [
    { facility_id: 1, ...line, source_id: 'plan' },
    { facility_id: 2, ...line, source_id: 'lost' },
  ])
  const row = (facility_id: number, booked_on: string, amount: string, more = {}) => ({
    customer_id: 1,
    account_id: 1,
    facility_id,
    booked_on,
    amount,
    funding: codeOf('funding', 'quota'),
    ...more,
  })
  const repayment = { kind: codeOf('kind', 'repayment') }
  await put(sql, 'transaction', [
    // 1,200 in twelve parts from February's close on, and 30 at once.
    row(1, '2020-02-05', '1200'),
    row(1, '2020-02-10', '30'),
    row(1, '2020-02-25', '130', repayment),
    row(2, '2020-02-05', '500'),
    row(2, '2020-09-01', '40', repayment),
  ])
  await put(sql, 'instalment_plan', [
    { facility_id: 1, started_on: '2020-02-05', months: 12, principal: '1200' },
  ])
  await put(sql, 'statement', [
    { customer_id: 1, facility_id: 1, closed_on: '2020-02-20', balance: '130' },
    { customer_id: 1, facility_id: 2, closed_on: '2020-02-20', balance: '500' },
  ])
  await put(sql, 'facility_state', [
    { facility_id: 2, state: codeOf('facility_state', 'charged_off'), since: '2020-08-20' },
  ])
})
afterAll(() => store.close())

const history = async (facility: number) =>
  (
    await store.read.all<{ day: string; balance: string }>(
      balanceHistorySql({
        accounts: '(0)',
        facilities: `(${facility})`,
        from: "date '2020-01-01'",
        until: "date '2021-01-01'",
        knownAt: KNOWN,
      }),
    )
  ).map(({ day, balance }) => [day, balance])

it('what a plan has not billed is owed too, before and after a statement closes', async () => {
  expect(await history(1)).toEqual([
    ['2020-02-05', '1200.00'],
    ['2020-02-10', '1230.00'],
    // 130 are billed, eleven parts of 100 are not.
    ['2020-02-20', '1230.00'],
    ['2020-02-25', '1100.00'],
  ])
  const [at] = await store.read.all<{ receivable: string }>(
    `with one as (select 1 as subject_id, 1 as customer_id, 1 as facility_id, date '2020-02-26' as as_of)
     select receivable from facility_balance('one', ${KNOWN})`,
  )
  expect(at?.receivable).toBe('1100.00')
})

it('from the day of its charge-off on nothing is owed, whatever is recovered', async () => {
  expect(await history(2)).toEqual([
    ['2020-02-05', '500.00'],
    ['2020-02-20', '500.00'],
    ['2020-08-20', '0.00'],
  ])
})
