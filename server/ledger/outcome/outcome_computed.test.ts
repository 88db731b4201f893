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
  const line = (facility_id: number, opened_on: string, more = {}) => ({
    facility_id,
    customer_id: facility_id,
    opened_on,
    ...more,
  })
  await put(sql, 'facility', [
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => line(n, '2020-01-01')),
    line(9, '2020-09-01'),
    line(10, '2020-01-01', { closed_on: '2020-12-01' }),
  ])
  await put(sql, 'coverage', [
    { customer_id: 1, observed_from: '2020-01-01', observed_until: '2022-02-01' },
  ])
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
    ...[1, 2, 3, 5, 6, 7, 9].map((n) => row(n, '2020-12-10', 'purchase', '1000')),
    row(1, '2021-01-10', 'repayment', '1000'),
    // 2 pays on 25 April, 95 days past due, and is current again at the month end.
    row(2, '2021-04-25', 'repayment', '1000'),
    // 3 pays 40 days late.
    row(3, '2021-03-01', 'repayment', '1000'),
    row(5, '2021-01-10', 'repayment', '1000'),
    row(6, '2021-01-10', 'repayment', '1000'),
    row(7, '2021-01-10', 'repayment', '1000'),
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

const outcomes = async (day: string) =>
  Object.fromEntries(
    (
      await store.read.all<{ f: number; o: string; w: number | null }>(
        `select facility_id as f, code.name as o, worst_dpd as w
         from outcome_computed([date '${day}'], ${NOW}) as c join code on code.domain = 'outcome' and code.code = c.outcome
         order by 1`,
      )
    ).map(({ f, o, w }) => [f, w === null ? o : `${o} ${w}`]),
  )

it('the label is by the worst of the twelve months after the day, exclusions by what was known on it', async () => {
  expect(await outcomes('2021-01-01')).toEqual({
    1: 'good 0',
    2: 'bad 95',
    3: 'indeterminate 40',
    // Late on the day, forborne on it, never used, on book for four months.
    4: 'excluded 407',
    7: 'excluded 0',
    8: 'excluded',
    9: 'excluded 346',
    5: 'fraud 0',
    6: 'bad 0',
  })
})

it('not bad and not observed for twelve months is immature, never good', async () => {
  const later = await outcomes('2021-03-01')
  expect(later).toMatchObject({ 1: 'immature 0', 2: 'excluded 95' })
})

it('outcomes can be told as of every third month end that has twelve months behind it', async () => {
  const days = await store.read.all(`select observed_on from observation_day(${NOW}) order by 1`)
  expect(days.map((day) => day.observed_on)).toEqual(['2020-08-01', '2020-11-01', '2021-02-01'])
})
