import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sql } from '../../db/connection.ts'
import { openSmallLender } from '../../graphql/testing/small_lender.ts'
import { ingest } from '../../ingest/run.ts'
import { quietEffects } from '../../ingest/testing/quiet_effects.ts'
import { type Bench, emptyBench } from '../../ingest/testing/small_lender.ts'
import { openTallystick } from '../../open_store.ts'
import { SPENDING_DIMENSIONS } from '../dimension.sql.ts'
import { lenderFacts } from '../lender_facts.ts'
import { localHourSql, offsetsOver } from '../local_hour.sql.ts'
import type { SpendingQuestion } from '../spending.sql.ts'
import { spending } from '../spending.ts'
import type { TransactionFilter } from '../transaction_filter.sql.ts'
import { CUBES, HELD_BY_ALL } from './cubes.ts'
import { fillCubes } from './keep_cubes.ts'
import { planSpending } from './plan.ts'

const ZONE = 'America/New_York'
const COLUMNS =
  'transaction_id,customer_id,merchant_id,occurred_at,booked_on,kind,channel,funding,status,amount,category,place_code,response_code'

/** A day of the year about the clocks' changes of 2017: 12 March and 5 November. */
const day = (n: number) => new Date(Date.UTC(2017, 1, 20 + n)).toISOString().slice(0, 10)

const row = fc
  .record({
    // Few ids, so that rows come twice: alike, or in conflict.
    id: fc.integer({ min: 0, max: 400 }),
    day: fc.integer({ min: 0, max: 300 }),
    time: fc.constantFrom('00:00:00', '03:30:00', '06:59:59', '12:00:00', '23:59:59'),
    late: fc.constantFrom(0, 0, 1, 40),
    kind: fc.constantFrom('purchase', 'refund', 'repayment', 'withdrawal', 'deposit', 'reversal'),
    channel: fc.constantFrom('online', 'scan', ''),
    funding: fc.constantFrom('quota', 'savings', ''),
    status: fc.constantFrom('approved', 'declined', 'posted'),
    cents: fc.integer({ min: 1, max: 400_000 }),
    category: fc.constantFrom('grocery', 'cash', ''),
    place: fc.constantFrom('P1', 'P2', ''),
    merchant: fc.constantFrom('M1', ''),
    response: fc.constantFrom('00', '51', ''),
  })
  .map((r) =>
    [
      `T${r.id}`,
      `C${r.id % 3}`,
      r.merchant,
      `${day(r.day)}T${r.time}Z`,
      r.late > 0 ? day(r.day + r.late) : '',
      r.kind,
      r.channel,
      r.funding,
      r.status,
      (r.cents / 100).toFixed(2),
      r.category,
      r.place,
      r.response,
    ].join(','),
  )
const batches = fc.array(fc.array(row, { minLength: 1, maxLength: 60 }), {
  minLength: 1,
  maxLength: 4,
})

const list = (...words: string[]) =>
  fc.option(
    fc.record(
      {
        in: fc.subarray(words, { minLength: 1 }),
        notIn: fc.subarray(words),
        isNull: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  )
const range = fc
  .tuple(fc.integer({ min: 0, max: 340 }), fc.integer({ min: 0, max: 200 }))
  .map(([from, days]) => ({ from: day(from), to: day(from + days) }))
const held = {
  paid: range,
  channel: list('online', 'scan', 'none'),
  category: list('grocery', 'cash', 'none'),
  kind: list('purchase', 'refund', 'deposit'),
  funding: list('quota', 'none'),
  status: list('approved', 'declined'),
  response: list('00', '51'),
  weekday: fc.subarray([1, 2, 6], { minLength: 1 }),
  direction: fc.constantFrom(-1, 1),
}
const own = {
  PLACE: { place: list('P1', 'P2') },
  SIZE: { sizeBand: list('0', '30', '3000') },
  HOUR: { hour: fc.subarray([3, 7, 19, 22, 23], { minLength: 1 }) },
}
/** A question that a cube can answer. */
const question = fc.constantFrom(...CUBES).chain(({ holds }) => {
  const filters: Record<string, fc.Arbitrary<unknown>> = Object.assign(
    { ...held },
    ...holds.map((name) => own[name]),
  )
  const dimensions = SPENDING_DIMENSIONS.filter((name) => [...HELD_BY_ALL, ...holds].includes(name))
  return fc.record({
    filter: fc.record(filters, { requiredKeys: ['paid'] }) as fc.Arbitrary<TransactionFilter>,
    groupBy: fc.uniqueArray(fc.constantFrom(...dimensions), { maxLength: 3 }),
    compareTo: fc.option(range),
    customers: fc.boolean(),
  })
})

async function newLender(): Promise<Bench> {
  const bench = await emptyBench()
  const write = (name: string, lines: string[]) =>
    bench.file(`${name}.csv`, `${lines.join('\n')}\n`)
  await bench.load([
    await write('lender', ['name,currency,time_zone', `Test lender,CNY,${ZONE}`]),
    await write('places', ['place_code,name', 'P1,One', 'P2,Two']),
    await write('merchants', ['merchant_id,name', 'M1,Corner shop']),
    await write('customers', ['customer_id', 'C0', 'C1', 'C2']),
  ])
  return bench
}

const transactionsFile = (bench: Bench, i: number, rows: readonly string[]) =>
  bench.file(`${i}/transactions.csv`, `${[COLUMNS, ...rows].join('\n')}\n`)

/** What a cube holds, by every combination, and the same of the transactions by the engine's own calendar. */
async function bothOf(sql: Sql, { table, holds }: (typeof CUBES)[number]) {
  const said =
    'booked_on, channel, category, kind, funding, status, direction, response_code, source_file_id'
  const own = {
    SIZE: [
      'size_band',
      'list_max(list_filter([0, 10, 30, 100, 300, 1000, 3000], e -> e <= amount))',
    ],
    HOUR: ['local_hour', `extract(hour from timezone('${ZONE}', occurred_at::timestamptz))`],
    PLACE: ['place_code', 'place_code'],
  }
  const shown = (at: 0 | 1) => [said, ...holds.map((held) => own[held][at])].join(', ')
  const read = (from: string, columns: string, n: string) =>
    sql.arrays(
      `select ${columns}, ${n}::bigint, sum(amount)::decimal(18,2) from ${from} group by all order by all`,
    )
  return {
    cells: await read(table, shown(0), 'sum(transactions)'),
    transactions: await read('transaction', shown(1), 'count(*)'),
  }
}

async function expectEqual(sql: Sql) {
  for (const cube of CUBES) {
    const { cells, transactions } = await bothOf(sql, cube)
    expect(cells).toEqual(transactions)
  }
}

/** A question's answers as planned, and from the transactions alone. */
async function bothAnswers(sql: Sql, asked: Omit<SpendingQuestion, 'limit' | 'localHour'>) {
  const zone = offsetsOver(ZONE, { first: '2017-02-20', last: '2018-06-01' })
  const whole = { ...asked, limit: 1000, localHour: localHourSql('occurred_at', zone) }
  return {
    planned: await spending(sql, whole),
    fact: await spending(sql, whole, { cube: null, why: 'asked for' }),
  }
}

describe('the cubes', () => {
  it('come to the transactions in every combination, and answer as they do, whatever came late, twice or was declined', async () => {
    await fc.assert(
      fc.asyncProperty(
        batches,
        fc.array(question, { minLength: 10, maxLength: 10 }),
        async (files, questions) => {
          const bench = await newLender()
          try {
            for (const [i, rows] of files.entries()) {
              await bench.load([await transactionsFile(bench, i, rows)])
              await expectEqual(bench.store.read)
            }
            for (const asked of questions) {
              const { planned, fact } = await bothAnswers(bench.store.read, asked)
              expect(planned).toEqual(fact)
              expect(planSpending(asked).cube).not.toBeNull()
            }
          } finally {
            await bench.close()
          }
        },
      ),
      { numRuns: 5 },
    )
  }, 120_000)

  it('count a file once: not where its load failed, and not again where it brings nothing new', async () => {
    const bench = await newLender()
    try {
      const [rows] = fc.sample(fc.array(row, { minLength: 40, maxLength: 40 }), {
        seed: 1,
        numRuns: 1,
      })
      const path = await transactionsFile(bench, 0, rows!)
      const request = { source: 'tally', paths: [path], actor: 'test' }
      // The last step is said when all is written and nothing is kept yet.
      const progress = ({ step }: { step: string }) => {
        if (step === 'load') throw new Error('killed')
      }
      await expect(ingest(request, { ...quietEffects(bench.store), progress })).rejects.toThrow(
        'killed',
      )
      const cells = () =>
        bench.store.read.first<{ n: number }>('select count(*) as n from spending_by_hour')
      expect(await cells()).toEqual({ n: 0 })
      await bench.load([path])
      const once = await cells()
      expect(once!.n).toBeGreaterThan(20)
      await bench.load([path])
      expect(await cells()).toEqual(once)
      await expectEqual(bench.store.read)
    } finally {
      await bench.close()
    }
  })

  it('are filled once in a store that had transactions before it had cubes', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tally-cube-'))
    try {
      const old = await openSmallLender(dir)
      await old.write((sql) =>
        sql.script(CUBES.map(({ table }) => `delete from ${table};`).join('')),
      )
      await old.close()
      for (let i = 0; i < 2; i++) {
        const store = await openTallystick({ dir })
        expect(await store.read.all('from cube_difference')).toEqual([])
        await store.close()
      }
    } finally {
      await rm(dir, { recursive: true, force: true })
    }
  })

  it('of a first load may wait: spending is the transactions’ until they are filled, whatever is loaded meanwhile', async () => {
    const bench = await newLender()
    try {
      const [first, second] = fc.sample(fc.array(row, { minLength: 40, maxLength: 40 }), {
        seed: 2,
        numRuns: 2,
      })
      const isFilled = async () => (await lenderFacts()(bench.store))!.hasCubes
      await bench.load([await transactionsFile(bench, 0, first!)])
      const { read, write } = bench.store
      await write((sql) => sql.script(CUBES.map(({ table }) => `delete from ${table};`).join('')))
      expect(await isFilled()).toBe(false)
      await bench.load([await transactionsFile(bench, 1, second!)])
      expect(await isFilled()).toBe(false)
      await write(fillCubes)
      expect(await isFilled()).toBe(true)
      await expectEqual(read)
    } finally {
      await bench.close()
    }
  })

  it('that miss a day’s payment are told, with what they come to and what they should', async () => {
    const store = await openSmallLender()
    expect(await store.read.all('from cube_difference')).toEqual([])
    await store.write((sql) =>
      sql.script(`delete from spending_by_hour where booked_on = date '2017-10-21'`),
    )
    expect(await store.read.all('from cube_difference')).toEqual([
      {
        cube: 'spending_by_hour',
        booked_on: '2017-10-21',
        in_cube: 0,
        in_fact: 1,
        amount_in_cube: '0.00',
        amount_in_fact: '800.00',
      },
    ])
    await store.close()
  })
})
