import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { booked, lenderOfLines } from '../testing/lines.ts'
import { publishScores } from '../testing/publish_scores.ts'

let store: Store
/**
 * From 1 March to 1 April 2020, with statements of month ends: 1 goes on from M1 to M2, 2 cures, 3 loses
 * 30 points, 4 gains 30, 5 is scored by another model, 6 is charged off, 7 was charged off before.
 */
beforeAll(async () => {
  store = await lenderOfLines(
    [1, 2, 3, 4, 5, 6, 7].map((facility_id) => ({ facility_id })),
    {
      transaction: [
        booked(1, '2020-01-15', 'purchase', '1000'),
        booked(2, '2020-01-15', 'purchase', '500'),
        booked(2, '2020-03-10', 'repayment', '200'),
        booked(3, '2020-03-15', 'purchase', '400'),
        booked(3, '2020-03-31', 'purchase', '60', { status: 1 }),
        booked(6, '2020-01-15', 'purchase', '700'),
        booked(7, '2020-01-15', 'purchase', '900'),
      ],
      facility_state: [
        { facility_id: 6, state: 3, since: '2020-03-20' },
        { facility_id: 7, state: 3, since: '2020-02-20' },
      ],
    },
  )
  const told = { horizonMonths: 12, definition: 'late', heldBack: null }
  await publishScores(store.read, 1, '2020-03-01', { id: 'a', ...told }, [
    [3, 600, 0.05],
    [4, 600, 0.05],
    [5, 600, 0.05],
  ])
  await publishScores(store.read, 2, '2020-04-01', { id: 'a', ...told }, [
    [3, 570, 0.07],
    [4, 630, 0.03],
  ])
  await publishScores(store.read, 3, '2020-04-01', { id: 'b', ...told }, [[5, 300, 0.5]])
})
afterAll(() => store.close())

const movers = (kind: string, points = 20) =>
  store.read.all(
    `select * from movers('2020-04-01', '2024-06-01', '2020-03-01', $1, $2) order by exposure desc`,
    [kind, points],
  )

it('who worsened in bucket, stage or score, the largest exposure first', async () => {
  const rows = await movers('worsened')
  expect(rows.map(({ facility, exposure }) => [facility, exposure])).toEqual([
    ['F1', '1000.00'],
    ['F6', '700.00'],
    ['F3', '460.00'],
  ])
  expect(rows[0]).toEqual({
    facility: 'F1',
    customer: 'C1',
    bucket_before: 1,
    bucket: 2,
    dpd: 41,
    stage_before: 1,
    stage: 2,
    score_before: null,
    score: null,
    score_change: null,
    receivable_before: '1000.00',
    receivable: '1000.00',
    written_off: null,
    exposure: '1000.00',
  })
  expect(rows[1]).toMatchObject({ bucket: 7, stage: 3, receivable: '0.00', written_off: '700.00' })
  expect(rows[2]).toMatchObject({ score_before: 600, score: 570, score_change: -30 })
})

it('who improved in one and worsened in none', async () => {
  expect((await movers('improved')).map(({ facility }) => facility)).toEqual(['F2', 'F4'])
})

it('a score moves by so many points at least', async () => {
  expect((await movers('worsened', 31)).map(({ facility }) => facility)).toEqual(['F1', 'F6'])
})
