import { describe, expect, it } from 'vitest'
import type { SpendingDimension } from '../dimension.sql.ts'
import type { TransactionFilter } from '../transaction_filter.sql.ts'
import { planSpending } from './plan.ts'

const plan = (
  groupBy: SpendingDimension[],
  filter: TransactionFilter | null = null,
  customers = false,
) => {
  const { cube, why } = planSpending({ groupBy, filter, customers })
  return [cube?.table ?? null, why]
}

describe('a question about spending', () => {
  it.each<[SpendingDimension[], TransactionFilter | null, string]>([
    [[], null, 'spending_by_size'],
    [['DAY', 'CHANNEL'], { paid: { from: '2017-01-01', to: '2017-12-31' } }, 'spending_by_size'],
    [['WEEK'], { status: { in: ['declined'] }, direction: -1 }, 'spending_by_size'],
    [['SIZE'], { category: { notIn: ['cash'] }, funding: { isNull: true } }, 'spending_by_size'],
    [['WEEKDAY', 'HOUR'], { kind: { notIn: ['interest'] } }, 'spending_by_hour'],
    [['RESPONSE'], { hour: [12] }, 'spending_by_hour'],
    [['PLACE'], null, 'spending_by_place'],
    [['SIZE', 'CATEGORY'], { place: { in: ['310000'] } }, 'spending_by_place'],
    [['PLACE'], { sizeBand: { in: ['3000'] } }, 'spending_by_place'],
  ])(
    'about %j where %j is answered from the smallest cube that holds it: %s',
    (by, filter, cube) => {
      expect(plan(by, filter)).toEqual([cube, null])
    },
  )

  it('reads the transactions while the cubes are being filled, and says so', () => {
    const asked = { groupBy: ['DAY'] as const, filter: null, customers: false }
    expect(planSpending(asked, false)).toEqual({ cube: null, why: 'the cubes are being filled' })
  })

  it.each<[SpendingDimension[], TransactionFilter | null, string]>([
    [['MERCHANT'], null, 'no cube holds MERCHANT'],
    [[], { merchant: { in: ['M1'] } }, 'no cube holds MERCHANT'],
    [[], { customer: 'C1' }, 'no cube holds CUSTOMER'],
    [['DAY'], { amount: { from: '15.00' } }, 'no cube holds AMOUNT'],
    [['HOUR'], { place: { in: ['310000'] } }, 'no cube holds HOUR and PLACE'],
  ])('about %j where %j reads the transactions, and says why: %s', (by, filter, why) => {
    expect(plan(by, filter)).toEqual([null, why])
  })

  it('sums cells and counts distinct customers among the transactions', () => {
    expect(plan(['DAY'], null, true)).toEqual([
      'spending_by_size',
      'distinct customers do not add up',
    ])
  })

  it('asks nothing by a filter without conditions', () => {
    expect(plan([], { merchant: {}, place: null, amount: {} })).toEqual(['spending_by_size', null])
  })
})
