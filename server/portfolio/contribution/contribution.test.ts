import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
/**
 * May 2020. Partner 1 brought merchant 1 and takes half of a fee of 1% (of flash, from 11 May on, 2%);
 * bank 2 keeps account 1 and takes a fifth of 0.5%; funder 3 funds 60% of what is owed at 7.3% a year.
 */
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  await put(store.read, 'partner', [
    { partner_id: 1, source_id: 'chain', role: 4 },
    { partner_id: 2, source_id: 'bank', role: 1 },
    { partner_id: 3, source_id: 'funder', role: 5 },
  ])
  await put(store.read, 'partner_term', [
    {
      partner_id: 1,
      effective_on: '2020-01-01',
      fee_rate: 0.01,
      partner_share: 0.5,
      subsidy_share: 0.25,
    },
    {
      partner_id: 1,
      channel: 3,
      effective_on: '2020-05-11',
      fee_rate: 0.02,
      partner_share: 0.5,
      subsidy_share: 0.25,
    },
    { partner_id: 2, effective_on: '2020-01-01', fee_rate: 0.005, partner_share: 0.2 },
    { partner_id: 3, effective_on: '2020-01-01', funding_share: 0.6, funding_rate: 0.073 },
  ])
  await put(store.read, 'merchant', [{ merchant_id: 1, partner_id: 1 }, { merchant_id: 2 }])
  await put(store.read, 'account', [{ account_id: 1, customer_id: 1, partner_id: 2 }])
  await put(store.read, 'facility', [
    { facility_id: 1, customer_id: 1, opened_on: '2020-01-01' },
    { facility_id: 2, customer_id: 2, opened_on: '2020-01-01' },
  ])
  const pay = (channel: number, booked_on: string, amount: string, more = {}) => ({
    customer_id: 1,
    channel,
    booked_on,
    amount,
    funding: 1,
    ...more,
  })
  await put(store.read, 'transaction', [
    pay(3, '2020-05-10', '100', { merchant_id: 1 }),
    pay(3, '2020-05-11', '200', { merchant_id: 1, account_id: 1 }),
    pay(1, '2020-05-11', '600', { merchant_id: 2, account_id: 1 }),
    pay(2, '2020-05-12', '50', { funding: 2 }),
    pay(0, '2020-05-31', '10.01', { kind: 10, facility_id: 1 }),
  ])
  // 1,000 owed before the first posted row, then 1,010.01; 90 more was owed by what was charged off.
  await put(store.read, 'statement', [
    { facility_id: 1, customer_id: 1, closed_on: '2020-04-20', balance: '1000' },
    { facility_id: 1, customer_id: 1, closed_on: '2020-05-31', balance: '1000' },
    { facility_id: 2, customer_id: 2, closed_on: '2020-04-20', balance: '90' },
  ])
  await put(store.read, 'facility_state', [{ facility_id: 2, state: 3, since: '2020-05-02' }])
  await put(store.read, 'promotion', [
    { promotion_id: 1, channel: 3, partner_id: 1, starts_on: '2020-05-01', ends_on: '2020-05-31' },
  ])
  await put(store.read, 'promotion_use', [
    { promotion_id: 1, customer_id: 1, used_on: '2020-05-11', cost: '2.00' },
  ])
})
afterAll(() => store.close())

it('a channel’s contribution is its fees by the terms of the day, and its part of what lines brought', async () => {
  const rows = await store.read.all(
    "select * from contribution('2020-06-01', '2024-06-01', 30) order by channel",
  )
  expect(rows).toEqual([
    // Bank: 600 at 0.5%, of which a fifth; two thirds of the lines’ 10.01, 3.78 and 90.00.
    {
      channel: 1,
      amount: '600.00',
      quota_amount: '600.00',
      fee_income: '3.00',
      partner_part: '0.60',
      lender_subsidy: '0.00',
      interest_income: '6.67',
      funding_cost: '2.52',
      net_loss: '60.00',
      contribution: '-53.45',
    },
    {
      channel: 2,
      amount: '50.00',
      quota_amount: '0.00',
      fee_income: null,
      partner_part: null,
      lender_subsidy: '0.00',
      interest_income: '0.00',
      funding_cost: '0.00',
      net_loss: '0.00',
      contribution: '0.00',
    },
    // Chain: 100 at 1% and 200 at 2%, of which half; bank: 200 at 0.5%, of which a fifth.
    {
      channel: 3,
      amount: '300.00',
      quota_amount: '300.00',
      fee_income: '6.00',
      partner_part: '2.70',
      lender_subsidy: '1.50',
      interest_income: '3.34',
      funding_cost: '1.26',
      net_loss: '30.00',
      contribution: '-26.12',
    },
  ])
})

it('what lines earned, cost and lost is shared out to the last cent', async () => {
  const sums = await store.read.first(
    `select sum(interest_income) as income, sum(funding_cost) as funding, sum(net_loss) as loss,
       sum(contribution) as contribution
     from contribution('2020-06-01', '2024-06-01', 30)`,
  )
  const whole = await store.read.first(
    "select * from credit_result('2020-06-01', '2024-06-01', 30)",
  )
  expect(sums).toMatchObject({ income: '10.01', loss: '90.00' })
  expect(whole).toMatchObject({ interest_income: '10.01', net_loss: '90.00' })
  expect(sums!.funding).toBe(whole!.funding_cost)
})

it('funds cost their rate a year on the mean of what was owed at both ends, by each day’s terms', async () => {
  // (1,090 + 1,010.01) / 2 · 0.6 · 0.073 · 30 / 365 = 3.780.
  const rows = await store.read.all("select * from funding_cost('2020-06-01', '2024-06-01', 30)")
  expect(rows).toEqual([{ partner_id: 3, funded: '630.01', cost: '3.78' }])
})

it('a partner’s row has what came through it, its own fees and promotions', async () => {
  const rows = await store.read.all(
    "select * from partner_contribution('2020-06-01', '2024-06-01', 30) order by partner",
  )
  expect(rows).toMatchObject([
    {
      partner: 'bank',
      amount: '800.00',
      fee_income: '4.00',
      partner_part: '0.80',
      lender_subsidy: '0.00',
      // 800 of 900 of the quota went through it.
      interest_income: '8.90',
      net_loss: '80.00',
      funded: null,
    },
    {
      partner: 'chain',
      amount: '300.00',
      fee_income: '5.00',
      partner_part: '2.50',
      lender_subsidy: '1.50',
      partner_subsidy: '0.50',
      net_loss: '30.00',
    },
    {
      partner: 'funder',
      amount: '0.00',
      fee_income: null,
      funded: '630.01',
      paid_for_funds: '3.78',
    },
  ])
})

it('a large lender’s amounts are as exact', async () => {
  const large = await openTallystick({ dir: ':memory:' })
  await putLender(large.read)
  await put(large.read, 'partner', [{ partner_id: 1, source_id: 'bank', role: 1 }])
  await put(large.read, 'partner_term', [
    { partner_id: 1, fee_rate: 0.01, partner_share: 0.5, funding_share: 1, funding_rate: 0.073 },
  ])
  await put(large.read, 'account', [{ account_id: 1, customer_id: 1, partner_id: 1 }])
  await put(large.read, 'facility', [{ facility_id: 1, customer_id: 1, opened_on: '2020-01-01' }])
  await put(large.read, 'statement', [
    { facility_id: 1, customer_id: 1, closed_on: '2020-04-20', balance: '3000000000000' },
  ])
  await put(large.read, 'transaction', [
    {
      customer_id: 1,
      account_id: 1,
      booked_on: '2020-05-10',
      amount: '5000000000000.02',
      funding: 1,
    },
  ])
  const rows = await large.read.all("select * from contribution('2020-06-01', '2024-06-01', 30)")
  await large.close()
  expect(rows).toMatchObject([
    {
      amount: '5000000000000.02',
      fee_income: '50000000000.00',
      partner_part: '25000000000.00',
      funding_cost: '18000000000.00',
    },
  ])
})
