import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { booked, lenderOfLines } from '../testing/lines.ts'

let store: Store
/** March 2020. 1 does everything; 2 is charged off on the 10th; 3 was charged off before; 4 is a new loan. */
beforeAll(async () => {
  store = await lenderOfLines(
    [
      { facility_id: 1 },
      { facility_id: 2 },
      { facility_id: 3 },
      {
        facility_id: 4,
        kind: 2,
        opened_on: '2020-03-05',
        principal: '900',
        term_months: 3,
        instalment: '303',
      },
      { facility_id: 5, opened_on: '2020-04-01' },
    ],
    {
      transaction: [
        booked(1, '2020-02-15', 'purchase', '1000', { source_id: 'before' }),
        booked(1, '2020-02-20', 'repayment', '100', { source_id: 'bounces' }),
        booked(1, '2020-03-01', 'purchase', '200', { source_id: 'undone' }),
        booked(1, '2020-03-02', 'reversal', '200', { original_source_id: 'undone' }),
        booked(1, '2020-03-02', 'reversal', '100', { original_source_id: 'bounces' }),
        booked(1, '2020-03-03', 'purchase', '77', { status: 1, source_id: 'tap' }),
        booked(1, '2020-03-05', 'clearing', '80', { original_source_id: 'tap' }),
        booked(1, '2020-03-06', 'withdrawal', '50'),
        booked(1, '2020-03-07', 'refund', '30', { original_source_id: 'before' }),
        booked(1, '2020-03-31', 'interest', '7.5'),
        booked(1, '2020-03-31', 'penalty', '2.25'),
        booked(1, '2020-03-31', 'fee', '5'),
        booked(1, '2020-03-20', 'repayment', '300'),
        booked(1, '2020-04-01', 'purchase', '9999'),
        booked(2, '2020-02-15', 'purchase', '400'),
        booked(2, '2020-03-05', 'purchase', '60'),
        booked(2, '2020-03-20', 'repayment', '25'),
        booked(3, '2020-01-15', 'purchase', '800'),
        booked(3, '2020-02-20', 'repayment', '10'),
        booked(3, '2020-03-20', 'repayment', '15'),
        booked(4, '2020-03-05', 'disbursement', '900'),
        booked(4, '2020-03-25', 'loan_payment', '303'),
        // Paid from savings.
        { customer_id: 1, booked_on: '2020-03-09', amount: '12' },
      ],
      facility_state: [
        { facility_id: 2, state: 3, since: '2020-03-10' },
        { facility_id: 3, state: 3, since: '2020-02-10' },
      ],
      control_total: [
        { day: '2020-03-01', kind: 1, rows: 1, amount: '200' },
        { day: '2020-03-05', kind: 1, rows: 2, amount: '61' },
        { day: '2020-03-20', kind: 4, rows: 3, amount: '340' },
      ],
    },
  )
})
afterAll(() => store.close())

const PERIOD = "'2020-04-01', '2024-06-01', '2020-03-01'"
const LINES = {
  facilities: 3,
  opening: '1300.00',
  purchases: '340.00',
  withdrawals: '50.00',
  disbursements: '0.00',
  fees: '5.00',
  penalties: '2.25',
  interest: '7.50',
  repayments: '300.00',
  refunds: '30.00',
  // 200 of a purchase taken off, 100 of a repayment added back.
  reversals: '100.00',
  charge_offs: '460.00',
  closing: '814.75',
  recoveries: '40.00',
  difference: '0.00',
}

it('every posted row moves the balance by what it is, and nothing is left to explain', async () => {
  const rows = await store.read.all(
    `select * from roll_forward(${PERIOD}) order by kind nulls last`,
  )
  expect(rows[0]).toEqual({ kind: 1, ...LINES })
  expect(rows[1]).toMatchObject({
    kind: 2,
    facilities: 1,
    opening: '0.00',
    disbursements: '900.00',
    repayments: '303.00',
    closing: '597.00',
    difference: '0.00',
  })
  expect(rows[2]).toMatchObject({
    kind: null,
    facilities: 4,
    opening: '1300.00',
    closing: '1411.75',
    difference: '0.00',
  })
})

it('what a charge-off took is given back where it is undone', async () => {
  await store.read.run("update facility_state set until = date '2020-03-15' where facility_id = 3")
  const [lines] = await store.read.all(`select * from roll_forward(${PERIOD}) where kind = 1`)
  // 800 less the 10 recovered before March come back; the 15 paid in March are a repayment.
  expect(lines).toMatchObject({
    charge_offs: '-330.00',
    repayments: '315.00',
    closing: '1589.75',
    recoveries: '25.00',
    difference: '0.00',
  })
  await store.read.run('update facility_state set until = null where facility_id = 3')
})

it('the rows counted are tied to all posted rows of their kind, and these to the lender’s own totals', async () => {
  const rows = await store.read.all(
    `select * from roll_forward_control(${PERIOD}) where kind in (1, 4) order by kind`,
  )
  expect(rows).toEqual([
    {
      kind: 1,
      amount: '272.00',
      in_roll_forward: '260.00',
      after_charge_off: '0.00',
      elsewhere: '12.00',
      days_stated: 2,
      stated_amount: '261.00',
      difference: '-1.00',
    },
    {
      kind: 4,
      amount: '340.00',
      in_roll_forward: '300.00',
      after_charge_off: '40.00',
      elsewhere: '0.00',
      days_stated: 1,
      stated_amount: '340.00',
      difference: '0.00',
    },
  ])
})

it('periods that follow each other close where the next one opens', async () => {
  const months = await store.read.all<{ opening: string; closing: string; difference: string }>(
    `select opening, closing, difference from roll_forward('2020-02-01', '2024-06-01', '2020-01-01') where kind is null
     union all select opening, closing, difference from roll_forward('2020-03-01', '2024-06-01', '2020-02-01') where kind is null
     union all select opening, closing, difference from roll_forward(${PERIOD}) where kind is null`,
  )
  expect(months.map(({ difference }) => difference)).toEqual(['0.00', '0.00', '0.00'])
  expect(months.slice(1).map(({ opening }) => opening)).toEqual(
    months.slice(0, -1).map(({ closing }) => closing),
  )
})
