import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'
import { featuresOf } from '../testing/features_of.ts'

let store: Store
const AS_OF = '2022-01-15'
const CLOSES = ['2021-12-31', '2021-11-30', '2021-10-31', '2021-09-30', '2021-08-31', '2021-07-31']
const DUE = ['2022-01-20', '2021-12-20', '2021-11-20', '2021-10-20', '2021-09-20', '2021-08-20']

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  const sql = store.read
  await putLender(sql)
  await put(
    sql,
    'facility',
    [1, 2, 3].map((n) => ({ facility_id: n, customer_id: n, opened_on: '2021-07-01' })),
  )
  await put(sql, 'limit_event', [
    { facility_id: 1, effective_on: '2021-07-01', credit_limit: '1000' },
    { facility_id: 1, effective_on: '2021-12-06', credit_limit: '2000' },
    { facility_id: 2, effective_on: '2021-07-01', credit_limit: '1000' },
  ])
  const bill = (facility_id: number, k: number, balance: string, paid: string, more = {}) => ({
    facility_id,
    customer_id: facility_id,
    closed_on: CLOSES[k]!,
    balance,
    paid,
    ...more,
  })
  await put(sql, 'statement', [
    // As a source states it, newest first: balances 500, 400, 300, 0, -20, 100.
    bill(1, 0, '500', '100', { repayment_status: 1 }),
    bill(1, 1, '400', '150', { repayment_status: 2 }),
    bill(1, 2, '300', '0', { repayment_status: 0 }),
    bill(1, 3, '0', '0', { repayment_status: -2 }),
    bill(1, 4, '-20', '120', { repayment_status: -1 }),
    bill(1, 5, '100', '10', { repayment_status: 0 }),
    // Not known yet.
    bill(1, 0, '9999', '0', { closed_on: AS_OF, repayment_status: 8 }),
    bill(1, 0, '9999', '0', { recorded_at: '2024-07-01 00:00:00', repayment_status: 8 }),
    // Minimum dues and no status; October's and November's bills unpaid; September is missing.
    bill(2, 0, '700', '0', { due_on: DUE[0], minimum_due: '150' }),
    bill(2, 1, '600', '0', { due_on: DUE[1], minimum_due: '100' }),
    bill(2, 2, '500', '400', { due_on: DUE[2], minimum_due: '50' }),
    bill(2, 4, '400', '0', { due_on: DUE[4], minimum_due: '40' }),
  ])
  await put(sql, 'transaction', [
    { customer_id: 1, facility_id: 1, booked_on: '2022-01-03', amount: '70' },
    { customer_id: 1, facility_id: 1, booked_on: '2022-01-04', amount: '20', kind: 4 },
    { customer_id: 1, facility_id: 1, booked_on: '2022-01-05', amount: '50', status: 2 },
    { customer_id: 1, facility_id: 1, booked_on: '2021-12-31', amount: '11' },
    // An approval counts once, when it clears; a returned payment is owed again.
    {
      customer_id: 1,
      facility_id: 1,
      booked_on: '2022-01-06',
      amount: '30',
      status: 1,
      source_id: 'tap',
    },
    {
      customer_id: 1,
      facility_id: 1,
      booked_on: '2022-01-08',
      amount: '31',
      kind: 13,
      original_source_id: 'tap',
    },
    { customer_id: 1, facility_id: 1, booked_on: '2022-01-14', amount: '90', status: 1 },
    {
      customer_id: 1,
      facility_id: 1,
      booked_on: '2022-01-09',
      amount: '40',
      kind: 4,
      source_id: 'pay',
    },
    {
      customer_id: 1,
      facility_id: 1,
      booked_on: '2022-01-10',
      amount: '40',
      kind: 3,
      original_source_id: 'pay',
    },
    { customer_id: 1, facility_id: 1, booked_on: '2022-01-15', amount: '12' },
  ])
})
afterAll(() => store.close())

it('lags, ratios and worst status are of the last six statements that had closed', async () => {
  expect(await featuresOf(store, 1, AS_OF, 1)).toMatchObject({
    credit_limit: 2000,
    limit_changed_days_ago: 40,
    facility_age_days: 198,
    owed: 581,
    utilisation: 0.25,
    utilisation_4: 0,
    statement_balance_0: 500,
    statement_balance_4: -20,
    statement_paid_1: 150,
    statement_status_0: 1,
    statement_status_3: -2,
    // Paid in the period after the statement, by its balance.
    payment_ratio_1: 0.25,
    payment_ratio_2: 0.5,
    payment_ratio_3: null,
    payment_ratio_5: 1.2,
    worst_status_3m: 2,
    worst_status_6m: 2,
    months_late_6m: 2,
    months_since_late: 0,
    status_trend_6m: 1 - -1,
    balance_trend_6m: 0.2,
    utilisation_mean_6m: 1300 / 6 / 2000,
    utilisation_max_6m: 0.25,
    months_unpaid_6m: 2,
    payment_ratio_mean_5m: 370 / 800,
    statement_spend_0: 200,
    dpd: null,
    months_late: 1,
    statements_6: 6,
  })
})

it('without a status of the source it comes from minimum dues; a missing statement hides those before it', async () => {
  expect(await featuresOf(store, 2, AS_OF, 2)).toMatchObject({
    // October's 50 was due on 20 November and November's 100 on 20 December: neither was paid.
    dpd: 56,
    months_late: 2,
    statement_status_0: 2,
    statement_status_1: 1,
    // 400 paid of the 400 before.
    statement_status_2: -1,
    statement_status_3: null,
    worst_status_3m: 2,
    worst_status_6m: null,
    utilisation: 0.7,
    statements_6: 4,
  })
})

it('a line without a statement has no utilisation, no debt and no days past due', async () => {
  expect(await featuresOf(store, 3, AS_OF, 3)).toMatchObject({
    utilisation: null,
    utilisation_max_6m: null,
    owed: null,
    dpd: null,
    worst_status_3m: null,
    statements_6: 0,
    facility_age_days: 198,
  })
})

it('a newest statement older than 62 days says nothing of today', async () => {
  expect(await featuresOf(store, 1, '2022-03-10', 1)).toMatchObject({
    statement_balance_0: 9999,
  })
  expect(await featuresOf(store, 2, '2022-03-20', 2)).toMatchObject({
    statement_balance_0: null,
    utilisation: null,
  })
})
