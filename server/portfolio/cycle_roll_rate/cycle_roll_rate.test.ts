import { expect, it } from 'vitest'
import { booked, lenderOfLines } from '../testing/lines.ts'

it('a line that never pays passes every bucket on its own cycle, and skips one at month ends', async () => {
  const store = await lenderOfLines(
    [
      { facility_id: 1, opened_on: '2020-07-01', statement_day: 12 },
      {
        facility_id: 2,
        kind: 2,
        opened_on: '2020-07-10',
        principal: '900',
        term_months: 3,
        instalment: '300',
      },
    ],
    {
      // Of the line a tenth is due on 1 August; of the loan a third on 10 August.
      transaction: [
        booked(1, '2020-07-05', 'purchase', '1000'),
        booked(2, '2020-07-10', 'disbursement', '900'),
      ],
    },
  )
  const moves = (name: string) =>
    store.read.all(
      `select month, from_state, to_state, accounts, balance from ${name}('2020-11-01', '2024-06-01', 4)
       where month is not null order by month, from_state, to_state`,
    )
  expect(await store.read.all("from cycle_roll_rate('0001-01-01', '2024-06-01', 4)")).toEqual([])
  const went = (month: string, from_state: number, to_state: number, balance: string, of = 1) => ({
    month,
    from_state,
    to_state,
    accounts: of,
    balance,
  })
  // A day after the instalment's own the loan is within the grace.
  expect(await moves('cycle_roll_rate')).toEqual([
    went('2020-08-01', 0, 0, '900.00'),
    went('2020-08-01', 0, 1, '1000.00'),
    went('2020-09-01', 0, 2, '900.00'),
    went('2020-09-01', 1, 2, '1000.00'),
    went('2020-10-01', 2, 3, '1900.00', 2),
  ])
  expect(await moves('roll_rate')).toEqual([
    went('2020-08-01', 0, 1, '900.00'),
    went('2020-08-01', 0, 2, '1000.00'),
    went('2020-09-01', 1, 2, '900.00'),
    went('2020-09-01', 2, 3, '1000.00'),
    went('2020-10-01', 2, 3, '900.00'),
    went('2020-10-01', 3, 4, '1000.00'),
  ])
  await store.close()
})
