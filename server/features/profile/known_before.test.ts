import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'
import { featuresOf } from '../testing/features_of.ts'

let store: Store

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  const sql = store.read
  await putLender(sql, { historyFrom: '2020-01-20' })
  await put(sql, 'customer', [
    {
      customer_id: 1,
      sex: 2,
      birth_date: '1980-03-01',
      education: 'school',
      monthly_income: '5000.5',
      place_code: 'P',
      joined_on: '2020-01-10',
    },
    { customer_id: 2, age_years: 30, joined_on: '2020-01-10', place_code: 'P' },
    { customer_id: 4, joined_on: '2020-01-20' },
    { customer_id: 3, age_years: 30, education: 'school', place_code: 'P' },
  ])
  await put(sql, 'account', [
    { account_id: 1, customer_id: 1, opened_on: '2020-01-05', statement_frequency: 'weekly' },
    { account_id: 2, customer_id: 1, opened_on: '2020-02-05', statement_frequency: 'monthly' },
    // Named to us, of another bank; and at a partner's.
    { account_id: 3, customer_id: 1, opened_on: '2020-01-01', account_class: 1, bank: 'Other' },
    { account_id: 4, customer_id: 1, opened_on: '2020-02-10', bank: 'Ally', partner_id: 9 },
  ])
  await put(sql, 'place_statistic', [
    { place_code: 'P', measure: 'inhabitants', value: 2000, known_from: '2019-01-01' },
    { place_code: 'P', measure: 'crimes_1995', value: 10, known_from: '2021-01-01' },
    { place_code: 'P', measure: 'crimes_1996', value: 30, known_from: '2021-01-01' },
    { place_code: 'P', measure: 'urban_percent', value: 40, known_from: '2022-01-01' },
  ])
  await put(sql, 'binding', [
    { account_id: 1, customer_id: 1, since: '2020-06-01' },
    { account_id: 1, customer_id: 1, since: '2020-03-01', until: '2020-05-01' },
  ])
  await put(sql, 'facility', [
    {
      facility_id: 7,
      customer_id: 1,
      account_id: 1,
      kind: 2,
      opened_on: '2021-06-01',
      principal: '1200',
      term_months: 12,
      instalment: '100',
    },
  ])
})
afterAll(() => store.close())

it('a profile counts from the day after joining, and never where no such day is known', async () => {
  expect(await featuresOf(store, 1, '2020-01-10')).toMatchObject({
    age_years: null,
    sex: null,
    tenure_days: null,
  })
  expect(await featuresOf(store, 1, '2020-03-01')).toMatchObject({
    age_years: 40,
    sex: 'female',
    education: 'school',
    monthly_income: 5000.5,
    tenure_days: 51,
    account_age_days: 56,
    account_count: 3,
    statement_frequency: 'weekly',
  })
  expect((await featuresOf(store, 1, '2020-02-29')).age_years).toBe(39)
  expect((await featuresOf(store, 2, '2021-01-10')).age_years).toBe(31)
  expect(await featuresOf(store, 3, '2021-01-10')).toMatchObject({
    age_years: null,
    education: null,
    place_inhabitants: null,
  })
})

it('what is dated on the first day of the data may be older, so its age is unknown', async () => {
  expect(await featuresOf(store, 4, '2021-01-10')).toMatchObject({ tenure_days: null })
  expect((await featuresOf(store, 2, '2021-01-10')).tenure_days).toBe(366)
})

it('figures of a place count after the day from which they are known, the newest year of a measure', async () => {
  expect(await featuresOf(store, 1, '2021-01-01')).toMatchObject({
    place_inhabitants: 2000,
    place_crimes: null,
  })
  expect(await featuresOf(store, 1, '2021-01-02')).toMatchObject({
    place_crimes: 15,
    place_urban_share: null,
  })
  expect(await featuresOf(store, 2, '2022-01-02')).toMatchObject({ place_urban_share: 0.4 })
})

it('a card counts after the day it was issued, until its last', async () => {
  expect(await featuresOf(store, 1, '2020-03-01')).toMatchObject({ has_card: 0, binding_count: 0 })
  expect(await featuresOf(store, 1, '2020-03-02')).toMatchObject({
    has_card: 1,
    days_since_binding: 1,
  })
  expect(await featuresOf(store, 1, '2020-06-01')).toMatchObject({ has_card: 0 })
  expect(await featuresOf(store, 1, '2020-06-02')).toMatchObject({ has_card: 1, binding_count: 1 })
})

it('the terms of a loan are known on the day it is asked for, and are no feature of other days', async () => {
  expect(await featuresOf(store, 1, '2021-06-01', 7)).toMatchObject({
    request_principal: 1200,
    request_term_months: 12,
    request_instalment: 100,
  })
  expect(await featuresOf(store, 1, '2021-06-02', 7)).toMatchObject({ request_principal: null })
})
