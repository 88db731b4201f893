import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { booked, lenderOfLines } from '../testing/lines.ts'

let store: Store
/**
 * Two lines and two loans. Line 1 owes 300 and is in forbearance from 10 February to 20 March, line 2 owes
 * 100. Loan 3 owes 900, in forbearance from 5 March on; loan 4 owed 600 and is written off in March while in
 * forbearance.
 */
beforeAll(async () => {
  const loan = { kind: 2, principal: '900', term_months: 3, instalment: '300' }
  store = await lenderOfLines(
    [
      { facility_id: 1 },
      { facility_id: 2 },
      { facility_id: 3, ...loan },
      { facility_id: 4, ...loan },
    ],
    {
      limit_event: [1, 2].map((facility_id) => ({
        facility_id,
        effective_on: '2020-01-01',
        credit_limit: '1000',
      })),
      transaction: [
        booked(1, '2020-01-05', 'purchase', '300'),
        booked(2, '2020-01-05', 'purchase', '100'),
        booked(3, '2020-01-01', 'disbursement', '900'),
        booked(4, '2020-01-01', 'disbursement', '600'),
      ],
      facility_state: [
        { facility_id: 1, state: 2, since: '2020-02-10', until: '2020-03-20' },
        { facility_id: 3, state: 2, since: '2020-03-05' },
        { facility_id: 4, state: 2, since: '2020-02-10' },
        { facility_id: 4, state: 3, since: '2020-03-03' },
      ],
    },
  )
})
afterAll(() => store.close())

it('lines and loans in forbearance at each month end, what they owe, and of which book', async () => {
  const rows = await store.read.all(
    "select strftime(month, '%m') as m, * exclude (month) from forbearance('2020-04-10', '2024-06-01', 2) order by month, kind",
  )
  const row = (m: string, kind: number, of: number[], receivable: string, share: number) => {
    const [of_facilities, facilities, began, ended] = of
    return { m, kind, of_facilities, facilities, began, ended, receivable, receivable_share: share }
  }
  expect(rows).toEqual([
    row('02', 1, [2, 1, 1, 0], '300.00', 0.75),
    row('02', 2, [2, 1, 1, 0], '600.00', 0.4),
    row('03', 1, [2, 0, 0, 1], '0.00', 0),
    row('03', 2, [1, 1, 1, 0], '900.00', 1),
  ])
})
