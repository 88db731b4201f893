import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
/** As of 1 June 2020: the 30 days begin on 2 May. Line 1 shows every sign, line 2 is an old steady one. */
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  await put(store.read, 'customer', [
    { customer_id: 1, source_id: 'C1' },
    { customer_id: 2, source_id: 'C2' },
  ])
  const line = (facility_id: number, opened_on: string) => ({
    facility_id,
    source_id: `F${facility_id}`,
    customer_id: facility_id,
    opened_on,
  })
  await put(store.read, 'facility', [line(1, '2019-10-15'), line(2, '2015-01-01')])
  await put(store.read, 'limit_event', [
    { facility_id: 1, effective_on: '2019-10-15', credit_limit: '1000' },
    { facility_id: 2, effective_on: '2015-01-01', credit_limit: '1000' },
  ])
  const bill = (facility_id: number, closed_on: string, due_on: string, balance: string) => ({
    facility_id,
    customer_id: facility_id,
    closed_on,
    due_on,
    balance,
    minimum_due: '0',
  })
  await put(store.read, 'statement', [
    bill(1, '2020-04-30', '2020-05-20', '100'),
    bill(1, '2020-05-28', '2020-06-18', '850'),
    bill(2, '2020-04-30', '2020-05-20', '300'),
  ])
  const row = (
    facility_id: number,
    booked_on: string,
    kind: number,
    amount: string,
    more = {},
  ) => ({
    customer_id: facility_id,
    facility_id,
    booked_on,
    kind,
    amount,
    ...more,
  })
  await put(store.read, 'transaction', [
    // 100 owed on 2 May; 850 at the close of 28 May, and 60 approved and cleared since: 910.
    row(1, '2020-05-10', 1, '300', { category: 11 }),
    row(1, '2020-05-11', 4, '100', { source_id: 'R1' }),
    row(1, '2020-05-13', 3, '100', { original_source_id: 'R1', direction: 1 }),
    row(1, '2020-05-20', 1, '450'),
    row(1, '2020-05-29', 1, '60', { status: 1 }),
    row(1, '2020-05-30', 13, '60'),
    row(1, '2020-05-30', 1, '5', { status: 2 }),
    // 300 owed, 50 paid back twice, 150 spent since.
    row(2, '2020-05-05', 4, '50'),
    row(2, '2020-05-15', 4, '50'),
    row(2, '2020-05-16', 1, '150'),
    row(2, '2019-05-16', 1, '299'),
    row(2, '2019-05-16', 11, '1'),
  ])
})
afterAll(() => store.close())

const watch = () =>
  store.read.all("select * from bust_out_watch('2020-06-01', '2024-06-01') order by facility")

it('a line that was young and clean, jumped, cashed out and took its payment back shows every sign', async () => {
  expect((await watch())[0]).toEqual({
    facility: 'F1',
    customer: 'C1',
    tenure_months: 7,
    owed: '910.00',
    credit_limit: '1000.00',
    utilisation: 0.91,
    utilisation_before: 0.1,
    cash_amount: '300.00',
    largest_ticket: '450.00',
    payments_since: 0,
    returned_payments: 1,
    is_young: true,
    is_clean: true,
    has_jumped: true,
    has_cash_or_large_ticket: true,
    has_returned_payment: true,
    has_few_payments: true,
    signs: 6,
    is_bust_out: true,
  })
})

it('an old line that pays and was penalised shows none', async () => {
  expect((await watch())[1]).toMatchObject({
    facility: 'F2',
    tenure_months: 65,
    owed: '350.00',
    utilisation: 0.35,
    utilisation_before: 0.299,
    cash_amount: '0.00',
    largest_ticket: '150.00',
    payments_since: 2,
    is_young: false,
    is_clean: false,
    has_jumped: false,
    has_cash_or_large_ticket: false,
    has_returned_payment: false,
    has_few_payments: false,
    signs: 0,
  })
})

it('what cannot be judged is no sign, and not its absence', async () => {
  // On 10 November 2019 line 1 was not yet 30 days old, and had no statement.
  const [first] = await store.read.all(
    "select * from bust_out_watch('2019-11-10', '2024-06-01') where facility = 'F1'",
  )
  expect(first).toMatchObject({ is_young: false, is_clean: null, utilisation_before: null })
})
