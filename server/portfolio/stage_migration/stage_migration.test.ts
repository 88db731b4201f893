import { expect, it } from 'vitest'
import { booked, lenderOfLines } from '../testing/lines.ts'

it('facilities and what they owed go from stage to stage; new, closed and charged-off ones have their place', async () => {
  const store = await lenderOfLines(
    [
      { facility_id: 1 },
      { facility_id: 2 },
      { facility_id: 3 },
      { facility_id: 4, closed_on: '2020-03-20' },
      { facility_id: 5, opened_on: '2020-03-05' },
      { facility_id: 6, closed_on: '2020-02-10' },
    ],
    {
      transaction: [
        // Due on 20 February: on 1 April 41 days late.
        booked(1, '2020-01-15', 'purchase', '1000'),
        booked(2, '2020-01-15', 'purchase', '600'),
        booked(2, '2020-02-10', 'repayment', '100'),
        booked(3, '2020-01-15', 'purchase', '400'),
        booked(4, '2020-03-02', 'purchase', '50'),
        booked(4, '2020-03-10', 'repayment', '50'),
        booked(5, '2020-03-10', 'purchase', '70'),
      ],
      facility_state: [{ facility_id: 3, state: 3, since: '2020-03-15' }],
    },
  )
  const rows = await store.read.all(
    `select f.name as "from", t.name as "to", m.* exclude (from_stage, to_stage)
     from stage_migration('2020-04-01', '2024-06-01', '2020-03-01') as m
     join code as f on f.domain = 'book_stage' and f.code = from_stage
     join code as t on t.domain = 'book_stage' and t.code = to_stage
     order by from_stage, to_stage`,
  )
  const went = (from: string, to: string, amounts: string, share: number, part: number | null) => {
    const [receivable_before, receivable, written_off] = amounts.split(' ')
    return {
      from,
      to,
      facilities: 1,
      receivable_before,
      receivable,
      written_off,
      share,
      receivable_share: part,
    }
  }
  expect(rows).toEqual([
    went('not_open', 'stage_1', '0.00 70.00 0.00', 1, null),
    went('stage_1', 'stage_1', '500.00 500.00 0.00', 0.25, 500 / 1900),
    went('stage_1', 'stage_2', '1000.00 1000.00 0.00', 0.25, 1000 / 1900),
    went('stage_1', 'charged_off', '400.00 0.00 400.00', 0.25, 400 / 1900),
    went('stage_1', 'closed', '0.00 0.00 0.00', 0.25, 0),
  ])
  await store.close()
})
