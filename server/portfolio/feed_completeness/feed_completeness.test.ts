import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store

/** Mondays of 2020 from 6 January, with so many transactions of 10.00 each. */
const MONDAYS = [4, 5, 4, 6, 4, 1, 5]
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const monday = (week: number) =>
    new Date(Date.UTC(2020, 0, 6 + 7 * week)).toISOString().slice(0, 10)
  await put(
    store.read,
    'transaction',
    MONDAYS.flatMap((payments, week) =>
      Array.from({ length: payments }, () => ({
        customer_id: 1,
        booked_on: monday(week),
        amount: '10',
      })),
    ),
  )
  await put(store.read, 'control_total', [
    { day: '2020-02-10', kind: 1, status: 3, rows: 4, amount: '40' },
    { day: '2020-02-17', kind: 1, status: 3, rows: 5, amount: '50' },
    { day: '2020-02-18', kind: 1, status: 3, rows: 2, amount: '7.5' },
  ])
})
afterAll(() => store.close())

const days = (asOf: string, windowDays: number) =>
  store.read.all('select * from feed_completeness($1, $2::timestamp, $3) order by day', [
    asOf,
    '2024-06-01',
    windowDays,
  ])

it('a day is judged by the same weekday of the weeks before', async () => {
  // 10 February: 1 where 4, 5, 4, 6, 4 came; they lie 0, 1, 0, 2, 0 from their median 4.
  expect(await days('2020-02-11', 1)).toEqual([
    {
      day: '2020-02-10',
      rows: 1,
      amount: '10.00',
      weeks: 5,
      median_rows: 4,
      spread: 0,
      verdict: 'low',
      control_rows: 4,
      control_amount: '40.00',
      rows_difference: -3,
      amount_difference: '-30.00',
      cells_that_differ: 1,
      agrees: false,
    },
  ])
})

it('a day on which all came agrees with the lender to the cent', async () => {
  // 17 February: 4, 5, 4, 6, 4, 1 before it; they lie 0, 1, 0, 2, 0, 3 from 4, half of them up to 0.5.
  expect(await days('2020-02-18', 1)).toMatchObject([
    {
      rows: 5,
      weeks: 6,
      median_rows: 4,
      spread: 0.5,
      verdict: 'usual',
      rows_difference: 0,
      amount_difference: '0.00',
      agrees: true,
    },
  ])
})

it('a day that is missing is a day, and one without history is not judged', async () => {
  expect((await days('2020-02-19', 1))[0]).toMatchObject({
    day: '2020-02-18',
    rows: 0,
    verdict: 'usual',
    amount_difference: '-7.50',
    agrees: false,
  })
  expect((await days('2020-01-14', 1))[0]).toMatchObject({
    day: '2020-01-13',
    weeks: 1,
    verdict: 'not_known',
    control_rows: null,
    amount_difference: null,
    agrees: null,
  })
})
