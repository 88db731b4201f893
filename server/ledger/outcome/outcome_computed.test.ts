import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { openTallystick } from '../../open_store.ts'
import { codeOf, type Word } from '../codes.ts'
import { keepMonths } from '../kept/keep_months.ts'
import { put, putLender } from '../testing/put.ts'
import { type OutcomeDefinition, usualDefinition } from './definition.ts'

let store: Store
let usual: OutcomeDefinition
const NOW = `timestamp '2024-06-01'`

beforeAll(async () => {
  usual = await usualDefinition()
  store = await openTallystick({ dir: ':memory:' })
  const sql = store.read
  await putLender(sql)
  const line = (facility_id: number, opened_on: string, more = {}) => ({
    facility_id,
    customer_id: facility_id,
    opened_on,
    ...more,
  })
  const all = Array.from({ length: 15 }, (_, i) => i + 1)
  const later = new Map([
    [9, line(9, '2020-09-01')],
    [10, line(10, '2020-01-01', { closed_on: '2020-12-01' })],
    [13, line(13, '2020-01-01', { closed_on: '2021-05-01' })],
  ])
  await put(
    sql,
    'facility',
    all.map((n) => later.get(n) ?? line(n, '2020-01-01')),
  )
  // Of 11 nobody knows anything from July to September, of 12 nothing after November.
  const until = new Map([
    [11, ['2021-07-01', '2021-10-01..2022-02-01']],
    [12, ['2021-12-01']],
    [13, ['2021-05-02']],
  ])
  await put(
    sql,
    'coverage',
    all.flatMap((n) =>
      (until.get(n) ?? ['2022-02-01']).map((span) => {
        const [from, to] = span.includes('..') ? span.split('..') : ['2020-01-01', span]
        return { customer_id: n, facility_id: n, observed_from: from!, observed_until: to! }
      }),
    ),
  )
  const row = (facility_id: number, booked_on: string, kind: Word<'kind'>, amount: string) => ({
    facility_id,
    customer_id: facility_id,
    booked_on,
    kind: codeOf('kind', kind),
    amount,
    funding: 1,
  })
  // Each bought in December; its minimum of 100 is due on 20 January 2021.
  await put(sql, 'transaction', [
    ...[1, 2, 3, 5, 6, 7, 9, 11, 12, 13, 14, 15].map((n) =>
      row(n, '2020-12-10', 'purchase', '1000'),
    ),
    row(1, '2021-01-10', 'repayment', '1000'),
    // 2 pays on 25 April, 95 days past due, and is current again at the month end.
    row(2, '2021-04-25', 'repayment', '1000'),
    // 3 pays 40 days late, 14 29 days.
    row(3, '2021-03-01', 'repayment', '1000'),
    row(14, '2021-02-18', 'repayment', '1000'),
    // 15 pays in time, is given it back, and pays again 38 days late, all between two looks.
    { ...row(15, '2021-01-19', 'repayment', '1000'), source_id: 'returned' },
    { ...row(15, '2021-02-24', 'reversal', '1000'), original_source_id: 'returned' },
    row(15, '2021-02-27', 'repayment', '1000'),
    ...[5, 6, 7, 11, 12, 13].map((n) => row(n, '2021-01-10', 'repayment', '1000')),
    // 4 was over 30 days past due on the day: due on 20 November.
    row(4, '2020-10-10', 'purchase', '1000'),
  ])
  await put(sql, 'facility_state', [
    { facility_id: 5, state: 4, since: '2021-06-01' },
    { facility_id: 6, state: 2, since: '2021-06-01', until: '2021-08-01' },
    { facility_id: 7, state: 2, since: '2020-12-01', until: '2021-02-01' },
  ])
})
afterAll(() => store.close())

/** Each facility's outcome, with its worst days past due, and why it is excluded. */
const outcomes = async (day: string, definition: OutcomeDefinition = usual) =>
  Object.fromEntries(
    (
      await store.read.all<{ f: number; o: string; w: number | null; r: string | null }>(
        `with asked as (select $1 as definition, date '${day}' as observed_on)
         select facility_id as f, code.name as o, worst_dpd as w, reason as r
         from outcome_computed('asked', ${NOW}) as c join code on code.domain = 'outcome' and code.code = c.outcome
         order by 1`,
        [JSON.stringify(definition)],
      )
    ).map(({ f, o, w, r }) => [f, [o, r, w].filter((one) => one !== null).join(' ')]),
  )

const TOLD = {
  1: 'good 0',
  2: 'bad 95',
  3: 'indeterminate 40',
  4: 'excluded late 407',
  5: 'fraud 0',
  6: 'bad 0',
  7: 'excluded forborne',
  8: 'excluded inactive',
  9: 'excluded young',
  10: 'excluded closed',
  11: 'excluded unobserved 0',
  12: 'excluded unobserved 0',
  // Closed within the window, and watched until then.
  13: 'good 0',
  14: 'good 29',
  15: 'indeterminate 38',
}

it('the label is by the worst of the window after the day, exclusions by what was known on it', async () => {
  expect(await outcomes('2021-01-01')).toEqual(TOLD)
})

it('not bad and a window that is not over is immature, never good', async () => {
  const later = await outcomes('2021-03-01')
  expect(later).toMatchObject({ 1: 'immature 0', 2: 'excluded late 95', 11: 'immature 0' })
  expect(Object.values(later).filter((label) => label.startsWith('good'))).toEqual([])
  expect((await outcomes('2021-02-02'))[1]).toBe('immature 0')
  expect((await outcomes('2021-02-01'))[1]).toBe('good 0')
})

it('another definition is another label: window, days past due, states and exclusions', async () => {
  const bad = { dpd_over: 60, states: [] }
  const short = { ...usual, window_months: 3, bad, indeterminate: { dpd_over: 28 } }
  expect(await outcomes('2021-01-01', short)).toMatchObject({
    2: 'bad 71',
    3: 'indeterminate 40',
    5: 'good 0',
    6: 'good 0',
    11: 'good 0',
    14: 'indeterminate 29',
  })
  const exclude = {
    ...usual.exclude,
    months_on_book_under: 0,
    states: [],
    inactive_months: null,
    fraud_within_window: false,
  }
  expect(await outcomes('2021-01-01', { ...usual, exclude })).toMatchObject({
    5: 'good 0',
    7: 'good 0',
    8: 'good',
    9: 'bad 346',
  })
})

it('days past due count where what is overdue is material', async () => {
  expect(await outcomes('2021-01-01', { ...usual, material_from: 100 })).toMatchObject({
    2: 'bad 95',
  })
  expect(await outcomes('2021-01-01', { ...usual, material_from: 5000 })).toMatchObject({
    2: 'good 0',
    4: 'good 0',
  })
})

it('both an amount and a share of what is owed may have to be overdue', async () => {
  // On 25 April line 2 owes 1,000; overdue is March's minimum: 100, then a tenth of what is left three times,
  // 90 + 81 + 72.90: 343.90.
  const label = async (material_from: number, material_share: number) =>
    (await outcomes('2021-01-01', { ...usual, material_from, material_share }))[2]
  expect(await label(343.9, 0.3439)).toBe('bad 95')
  expect(await label(343.91, 0.01)).toBe('good 0')
  expect(await label(100, 0.344)).toBe('good 0')
})

it('several days and definitions are told at once', async () => {
  const other = { ...usual, window_months: 3 }
  const rows = await store.read.all<{ months: number; day: string; n: number }>(
    `with asked as (select unnest([$1, $2]) as definition, unnest([date '2021-01-01', date '2020-10-01']) as observed_on)
     select horizon_months as months, observed_on as day, count(*) as n from outcome_computed('asked', ${NOW}) group by all order by 1`,
    [other, usual].map((one) => JSON.stringify(one)),
  )
  expect(rows).toEqual([
    { months: 3, day: '2021-01-01', n: 15 },
    { months: 12, day: '2020-10-01', n: 15 },
  ])
})

it('outcomes can be told as of months that have their window behind them, once a line is old enough', async () => {
  const span = (months: number, young: number) =>
    store.read.first(`select * from observation_span(${months}, ${young}, ${NOW})`)
  expect(await span(12, 6)).toEqual({
    first_on: '2020-07-01',
    last_on: '2021-02-01',
    until_on: '2022-02-01',
  })
  expect(await span(3, 0)).toMatchObject({ first_on: '2020-01-02', last_on: '2021-11-01' })
})

it('the label is the same where days past due are kept', async () => {
  await keepMonths({
    store,
    signal: new AbortController().signal,
    progress: () => undefined,
  })
  expect(await outcomes('2021-01-01')).toEqual(TOLD)
})
