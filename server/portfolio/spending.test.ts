import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openSmallLender } from '../graphql/testing/small_lender.ts'
import { codeOf } from '../ledger/codes.ts'
import { SPENDING_DIMENSIONS } from './dimension.sql.ts'
import { localHourSql, offsetChanges } from './local_hour.sql.ts'
import { type SpendingMeasures, spending } from './spending.ts'
import type { TransactionFilter } from './transaction_filter.sql.ts'

let store: Store
beforeAll(async () => {
  store = await openSmallLender()
})
afterAll(() => store.close())

const zone = offsetChanges('Asia/Shanghai', Date.UTC(2017, 8, 1), Date.UTC(2018, 0, 1))
const ask = (rest: Partial<Parameters<typeof spending>[1]>) =>
  spending(store.read, {
    filter: null,
    groupBy: [],
    compareTo: null,
    limit: 100_000,
    customers: false,
    localHour: localHourSql('occurred_at', zone),
    ...rest,
  })

const cents = (amount: string) => Number(amount.replace('.', ''))
const SUMS = ['amount', 'quotaAmount', 'refundedAmount', 'declinedAmount'] as const
const COUNTS = ['count', 'declinedCount'] as const

/** Sums over groups, in cents and counts. */
const total = (all: readonly (SpendingMeasures | null)[]) => [
  ...SUMS.map((name) => all.reduce((sum, one) => sum + cents(one?.[name] ?? '0'), 0)),
  ...COUNTS.map((name) => all.reduce((sum, one) => sum + (one?.[name] ?? 0), 0)),
]

const text = (words: string[]) =>
  fc.option(
    fc.record(
      {
        in: fc.uniqueArray(fc.constantFrom(...words)),
        notIn: fc.uniqueArray(fc.constantFrom(...words)),
        isNull: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  )
const range = fc
  .tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 40 }))
  .map(([from, days]) => {
    const day = (n: number) => new Date(Date.UTC(2017, 8, 20 + n)).toISOString().slice(0, 10)
    return { from: day(from), to: day(from + days) }
  })
const filters: fc.Arbitrary<TransactionFilter> = fc.record({
  paid: range,
  channel: text(['online', 'scan', 'flash', 'none']),
  place: text(['P0', 'P1', 'nowhere']),
  merchant: text(['M0', 'M4', 'nobody']),
  sizeBand: text(['0', '10', '30', '3000']),
  hour: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 23 }))),
  weekday: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }))),
})
const dimensions = fc.uniqueArray(fc.constantFrom(...SPENDING_DIMENSIONS), { maxLength: 3 })

describe('spending', () => {
  it('totals agree whatever it is grouped by, of the period and of the comparison', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        dimensions,
        fc.option(range),
        async (filter, groupBy, compareTo) => {
          const [whole] = (await ask({ filter, compareTo })).groups
          const { groups, count } = await ask({ filter, groupBy, compareTo })
          expect(groups).toHaveLength(count)
          expect(total(groups.map((group) => group.measures))).toEqual(total([whole!.measures]))
          expect(total(groups.map((group) => group.comparison))).toEqual(total([whole!.comparison]))
          expect(new Set(groups.map((group) => JSON.stringify(group.keys))).size).toBe(count)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('a comparison is what the same question about its own days gives', async () => {
    await fc.assert(
      fc.asyncProperty(filters, range, async (filter, compareTo) => {
        const [both] = (await ask({ filter, compareTo })).groups
        const [alone] = (await ask({ filter: { ...filter, paid: compareTo } })).groups
        expect(both!.comparison).toEqual(alone!.measures)
      }),
      { numRuns: 30 },
    )
  })

  it('lays the first day of the comparison upon the first day of the period', async () => {
    const { groups } = await ask({
      filter: { paid: { from: '2017-11-01', to: '2017-11-10' }, customer: 'C000' },
      groupBy: ['DAY'],
      compareTo: { from: '2017-10-22', to: '2017-10-31' },
    })
    const compared = groups.map(({ keys, comparison }) => [keys[0], comparison?.amount])
    // Payments of 26 and 29 October, and the declined one of 20, four days after the first.
    expect(compared).toContainEqual(['2017-11-05', '8.25'])
    expect(compared).toContainEqual(['2017-11-08', '9.25'])
  })

  it('lays a month upon a month, whatever their lengths', async () => {
    const { groups } = await ask({
      filter: { paid: { from: '2017-11-01', to: '2017-11-30' } },
      groupBy: ['MONTH'],
      compareTo: { from: '2017-10-01', to: '2017-10-31' },
    })
    expect(groups.map(({ keys }) => keys)).toEqual([['2017-11-01']])
  })

  it('counts what left customers: not what was declined, given back or paid in', async () => {
    const [own] = (await ask({ filter: { customer: 'C000' } })).groups
    // 20 payments of p + 0.25 less those of 6 and 13, which were declined.
    expect(own!.measures).toMatchObject({
      amount: '175.50',
      count: 18,
      mean: '9.75',
      declinedCount: 2,
      declinedAmount: '19.50',
      refundedAmount: '5.00',
    })
  })

  it('counts as given back a payment that was reversed, not a repayment that came back', async () => {
    const own = await openSmallLender()
    const put = (source: string, channel: number, funding: number, amount: number) =>
      own.read.run(
        `insert into transaction by name select 990000 + $4::bigint as transaction_id, $1 as source_id,
          1 as customer_id, 1 as account_id, timestamp '2019-03-01 03:00:00' as occurred_at,
          date '2019-03-01' as booked_on, ${codeOf('kind', 'reversal')} as kind, $2 as channel, $3 as funding,
          3 as status, 1 as direction, $4 as amount, 0 as category,
          timestamp '2019-03-01' as recorded_at, 1 as source_file_id`,
        [source, channel, funding, amount],
      )
    await put('of a repayment', 0, 0, 1)
    await put('of a scan', 2, 0, 10)
    await put('paid from quota', 0, 1, 100)
    const { groups } = await spending(own.read, {
      filter: { paid: { from: '2019-03-01', to: '2019-03-01' }, customer: 'C001' },
      groupBy: [],
      compareTo: null,
      limit: 100,
      customers: false,
      localHour: 'hour(occurred_at)',
    })
    expect(groups[0]!.measures.refundedAmount).toBe('110.00')
    await own.close()
  })

  it('counts what customers paid out: no charge of the lender, no repayment of what was spent before', async () => {
    const paidOut = ['purchase', 'withdrawal', 'transfer_out']
    const rest = ['fee', 'interest', 'penalty', 'loan_payment', 'repayment', 'clearing']
    const own = await openSmallLender()
    const put = (word: string, i: number) =>
      own.read.run(
        `insert into transaction by name select 990000 + $1::bigint as transaction_id, $2 as source_id,
          1 as customer_id, 1 as account_id, timestamp '2019-03-01 03:00:00' as occurred_at,
          date '2019-03-01' as booked_on, $3::smallint as kind, 0 as channel, 1 as funding,
          3 as status, -1 as direction, 1 as amount, 0 as category,
          timestamp '2019-03-01' as recorded_at, 1 as source_file_id`,
        [i, word, codeOf('kind', word as 'fee')],
      )
    for (const [i, word] of [...paidOut, ...rest].entries()) await put(word, i)
    const { groups } = await spending(own.read, {
      // Of one customer, so that the rows themselves are read and not the cubes.
      filter: { paid: { from: '2019-03-01', to: '2019-03-01' }, customer: 'C001' },
      groupBy: ['KIND'],
      compareTo: null,
      limit: 100,
      customers: false,
      localHour: 'hour(occurred_at)',
    })
    expect(groups.map(({ keys }) => keys[0]).sort()).toEqual([...paidOut].sort())
    await own.close()
  })

  it('keeps what has no place when a place is excluded, and gives it a key of its own', async () => {
    const { groups } = await ask({ groupBy: ['PLACE'], filter: { place: { notIn: ['P0'] } } })
    expect(groups.map(({ keys, labels }) => [keys[0], labels[0]])).toEqual([
      ['P2', 'Place 2'],
      ['P1', 'Place 1'],
      [null, 'Not stated'],
    ])
    const none = await ask({ groupBy: ['PLACE'], filter: { place: { isNull: true } } })
    expect(none.groups.map(({ keys }) => keys)).toEqual([[null]])
  })

  it('says how many groups there are beyond the limit, and gives the largest', async () => {
    const all = await ask({ groupBy: ['MERCHANT'] })
    const two = await ask({ groupBy: ['MERCHANT'], limit: 2 })
    expect(two.count).toBe(5)
    expect(two.groups).toEqual(all.groups.slice(0, 2))
  })

  it('counts distinct customers only when asked', async () => {
    const [asked] = (await ask({ customers: true })).groups
    const [unasked] = (await ask({})).groups
    expect([asked!.measures.customers, unasked!.measures.customers]).toEqual([60, 0])
  })

  it('refuses a comparison without the days it is laid upon', async () => {
    await expect(ask({ compareTo: { from: '2017-10-01', to: '2017-10-31' } })).rejects.toThrow(
      'compareTo needs filter.paid',
    )
  })
})
