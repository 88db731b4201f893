import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { quoteLiteral } from '../server/db/identifier.ts'
import type { Store } from '../server/db/store.ts'
import { addToCubes } from '../server/portfolio/cube/keep_cubes.ts'
import { planSpending } from '../server/portfolio/cube/plan.ts'
import type { SpendingDimension } from '../server/portfolio/dimension.sql.ts'
import { lenderFacts } from '../server/portfolio/lender_facts.ts'
import { type Change, localHourSql } from '../server/portfolio/local_hour.sql.ts'
import { spending } from '../server/portfolio/spending.ts'
import type { TransactionFilter } from '../server/portfolio/transaction_filter.sql.ts'
import { type Bench, inTurn, median, ratio, time } from './harness.ts'
import { emptyStore, load, withEngine, writeWorld } from './world.ts'

const ZONE = 'Asia/Shanghai'

/** The world's payments with a place and an answer, and its last day apart; the files in their order. */
async function writePlaces(dir: string, rows: number) {
  const { first, transactions } = await writeWorld(dir, rows, 'parquet')
  for (const folder of ['before', 'day']) await mkdir(join(dir, folder))
  const write = (engine: { run(sql: string): Promise<unknown> }, name: string, query: string) => {
    const path = join(dir, `${name}.parquet`)
    return engine.run(`copy (${query}) to ${quoteLiteral(path)} (format parquet)`).then(() => path)
  }
  const paid = `select *, 'P' || hash(transaction_id) % 31 as place_code,
      case when hash(transaction_id, 1) % 3 > 0 then '00' end as response_code
    from read_parquet(${quoteLiteral(transactions)})`
  const local = `(occurred_at + interval 8 hour)::date`
  return withEngine(async (engine) => ({
    first: [
      ...first,
      await write(
        engine,
        'places',
        `select 'P' || i as place_code, 'Place ' || i as name from range(31) t(i)`,
      ),
    ],
    most: await write(engine, 'before/transactions', `${paid} where ${local} < date '2017-12-31'`),
    day: await write(engine, 'day/transactions', `${paid} where ${local} >= date '2017-12-31'`),
  }))
}

const YEAR = { from: '2017-01-01', to: '2017-12-31' }

/**
 * What the spending page asks about a year, beside customers and merchants. Over a month both ways
 * are a matter of milliseconds: the transactions of one quarter are read then.
 */
const QUESTIONS: readonly [SpendingDimension[], Partial<TransactionFilter>][] = [
  [['DAY', 'CHANNEL'], {}],
  [['WEEK'], {}],
  [['CHANNEL'], {}],
  [['FUNDING'], {}],
  [['CATEGORY'], {}],
  [['PLACE'], {}],
  [['RESPONSE'], {}],
  [['SIZE'], {}],
  [['WEEKDAY', 'HOUR'], {}],
  [['DAY', 'CATEGORY'], { place: { in: ['P7'] } }],
]

async function page(store: Store, fact: boolean, zone: Change[]) {
  const localHour = localHourSql('occurred_at', zone)
  for (const [groupBy, rest] of QUESTIONS) {
    const filter = { paid: YEAR, ...rest }
    const asked = { filter, groupBy, compareTo: null, limit: 10_000, customers: false, localHour }
    const plan = fact ? { cube: null, why: 'the bench wants it' } : planSpending(asked)
    if (!fact && !plan.cube) throw new Error(`${groupBy}: ${plan.why}`)
    await spending(store.read, asked, plan)
  }
}

/** The dashboard's sums out of the cubes beside the same out of the transactions. */
export const cubeAnswers: Bench = {
  name: 'cube',
  claim: `The ${QUESTIONS.length} sums of the spending page over a year of ten million transactions take at most a quarter of what the transactions take.`,
  limitName: 'transactions',
  async run({ dir, rows, runs }) {
    const { first, most } = await writePlaces(dir, rows)
    const store = await emptyStore(join(dir, 'store'))
    try {
      await load(store, [...first, most])
      const cells = await store.read.all<{ cube: string; n: number }>(
        `select 'size' as cube, count(*) as n from spending_by_size union all
         select 'hour', count(*) from spending_by_hour union all
         select 'place', count(*) from spending_by_place`,
      )
      console.error(`        cells: ${cells.map(({ cube, n }) => `${cube} ${n}`).join(', ')}`)
      const { zone } = (await lenderFacts()(store))!
      const times = await inTurn(
        runs,
        () => page(store, false, zone),
        () => page(store, true, zone),
      )
      return { ...times, rows: QUESTIONS.length }
    } finally {
      await store.close()
    }
  },
  met: (finding) => ratio(finding) <= 0.25,
}

/** What one new day costs the cubes beside the load of that day as a whole. */
export const cubeUpkeep: Bench = {
  name: 'cube-upkeep',
  claim:
    'Counting a new day into the cubes takes at most half a second, however many days there are.',
  limitName: 'the whole load of the day',
  async run({ dir, rows, runs }) {
    const { first, most, day } = await writePlaces(dir, rows)
    const ours: number[] = []
    const limit: number[] = []
    const store = await emptyStore(join(dir, 'store'))
    try {
      await load(store, [...first, most])
      limit.push(await time(() => load(store, [day])))
      const { n, file } = (await store.read.first<{ n: number; file: number }>(
        'select count(*) as n, max(source_file_id) as file from transaction where source_file_id = (select max(source_file_id) from transaction)',
      ))!
      for (let i = 0; i < runs; i++) {
        const counted = store.write(async (sql) => {
          ours.push(await time(() => addToCubes(sql, ZONE, { from: file, until: file })))
          throw new Error('not kept')
        })
        await counted.catch((error: Error) => {
          if (error.message !== 'not kept') throw error
        })
      }
      return { ours, limit, rows: n }
    } finally {
      await store.close()
      await rm(join(dir, 'store'), { recursive: true })
    }
  },
  met: (finding) => median(finding.ours) <= 0.5,
}
