import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { booked, lenderOfLines } from '../testing/lines.ts'

let store: Store
/**
 * Limits of 1,000, statements on the 10th. 1 owes 200 from 5 March, 900 from the 20th, 300 from the 25th.
 * 2 owes 500 on 15 March, when its limit is halved on the 20th and 100 paid on the 22nd.
 * 3 closes on the 12th, 4 is charged off, 5 has no limit, 6 is a loan.
 */
beforeAll(async () => {
  const line = (facility_id: number, more = {}) => ({ facility_id, statement_day: 10, ...more })
  store = await lenderOfLines(
    [
      line(1),
      line(2),
      line(3, { closed_on: '2020-03-12' }),
      line(4),
      line(5),
      line(6, { kind: 2, principal: '900', term_months: 3, instalment: '300' }),
    ],
    {
      limit_event: [1, 2, 3, 4, 5, 6].map((facility_id) => ({
        facility_id,
        effective_on: '2020-01-01',
        credit_limit: facility_id === 5 ? '0' : '1000',
      })),
      transaction: [
        booked(1, '2020-03-05', 'purchase', '200'),
        booked(1, '2020-03-20', 'purchase', '700'),
        booked(1, '2020-03-25', 'repayment', '600'),
        booked(2, '2020-03-15', 'purchase', '500'),
        booked(2, '2020-03-22', 'repayment', '100'),
        booked(3, '2020-03-02', 'purchase', '50'),
        booked(3, '2020-03-09', 'repayment', '50'),
        booked(4, '2020-03-02', 'purchase', '500'),
        booked(6, '2020-01-01', 'disbursement', '900'),
      ],
      facility_state: [{ facility_id: 4, state: 3, since: '2020-03-03' }],
    },
  )
  await store.read.run(
    `insert into limit_event (facility_id, source_id, effective_on, credit_limit, actor, recorded_at, source_file_id)
     values (2, 'halved', '2020-03-20', 500, 'lender', timestamp '2024-01-01', 1)`,
  )
})
afterAll(() => store.close())

const march = () =>
  store.read.all(
    "select * exclude (month) from utilisation('2020-04-01', '2024-06-01', 1) order by basis",
  )

it('each basis says what lines used and of which limit, as ratio of sums and as mean of ratios', async () => {
  expect(await march()).toEqual([
    {
      basis: 'current',
      lines: 2,
      balance: '700.00',
      credit_limit: '1500.00',
      ratio_of_sums: 700 / 1500,
      mean_of_ratios: (0.3 + 0.8) / 2,
      over_limit: 0,
    },
    // 900 of 1,000 before line 1 paid; 500 of 500 between the halving and the payment of line 2. 3 was
    // open until the 12th: 50 of 1,000 on the 8th.
    {
      basis: 'peak',
      lines: 3,
      balance: '1450.00',
      credit_limit: '2500.00',
      ratio_of_sums: 1450 / 2500,
      mean_of_ratios: expect.closeTo((0.9 + 1 + 0.05) / 3, 12),
      over_limit: 0,
    },
    // Line 3's statement of the 10th came before it closed.
    {
      basis: 'statement',
      lines: 3,
      balance: '200.00',
      credit_limit: '3000.00',
      ratio_of_sums: 200 / 3000,
      mean_of_ratios: expect.closeTo(0.2 / 3, 12),
      over_limit: 0,
    },
  ])
})

it('a peak is never below what is used at the month’s end', async () => {
  const [current, peak] = await store.read.all<{ mean_of_ratios: number }>(
    "select * from utilisation('2020-03-21', '2024-06-01', 1) where basis <> 'statement' order by basis",
  )
  // On the 20th: 900 of 1,000 and 500 of 500, with line 3 closed.
  expect(current).toMatchObject({ lines: 2, balance: '1400.00', mean_of_ratios: 0.95 })
  expect(peak?.mean_of_ratios).toBeCloseTo((0.9 + 1 + 0.05) / 3, 12)
})
