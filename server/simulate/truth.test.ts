import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from '../db/connection.ts'
import { simulate } from './simulate.ts'
import { type Entry, type Line, replay } from './testing/replay.ts'
import { TROUBLED } from './testing/troubled.ts'

let folder: string
let instance: DuckDBInstance
let engine: Connection

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-truth-'))
  instance = await DuckDBInstance.create(':memory:')
  engine = openConnection(await instance.connect())
})

afterAll(async () => {
  engine?.close()
  instance?.closeSync()
  await rm(folder, { recursive: true, force: true })
})

const DAY = "(booked - date '1970-01-01')::integer"

type Told = Record<string, unknown>
const key = (row: Told) => `${row.facility_id} ${row.day}`
const byFacilityAndDay = (a: Told, b: Told) => (key(a) < key(b) ? -1 : 1)

async function lender(seed: number, endsOn: string) {
  const out = join(folder, `${seed}`)
  await simulate(
    { customers: 250, months: 15, seed, out, format: 'parquet', endsOn, config: TROUBLED },
    { progress: () => undefined },
  )
  const from = (name: string) => `read_parquet('${out}/${name}*.parquet')`
  const entries = await engine.all<Entry & { facility: string }>(`
    select facility_id as facility, transaction_id as id, original_transaction_id as original,
      ${DAY} as day, kind::varchar as kind, status::varchar as status, (amount * 100)::integer as cents
    from (select *, occurred_at::date as booked from ${from('transactions_')} where facility_id is not null)
    order by occurred_at, transaction_id`)
  const plans = await engine.all<{
    facility: string
    day: number
    months: number
    cents: number
    ended: number | null
  }>(`
    select facility_id as facility, (started_on - date '1970-01-01')::integer as day, months::integer as months,
      (principal * 100)::integer as cents, (ended_on - date '1970-01-01')::integer as ended
    from ${from('instalment_plans')}`)
  const states = await engine.all<{
    facility: string
    state: string
    since: number
    until: number | null
  }>(`
    select facility_id as facility, state, (since - date '1970-01-01')::integer as since,
      (until - date '1970-01-01')::integer as until
    from ${from('facility_states')}`)
  const lines = await engine.all<{
    facility: string
    opened: number
    closed: number | null
    statementDay: number | null
  }>(`
    select facility_id as facility, (opened_on - date '1970-01-01')::integer as opened,
      (closed_on - date '1970-01-01')::integer as closed, statement_day as "statementDay"
    from ${from('facilities')} where kind = 'revolving'`)
  const truth = await engine.all(`
    select facility_id, (month_end - date '1970-01-01')::integer as day, (receivable * 100)::integer as receivable,
      (principal * 100)::integer as principal, (interest * 100)::integer as interest, (fees * 100)::integer as fees,
      (unbilled * 100)::integer as unbilled, (holds * 100)::integer as holds, dpd, bucket
    from read_parquet('${out}/truth/facility_months.parquet') where facility_id[1] = 'F' order by all`)
  const statements = await engine.all(`
    select facility_id, (closed_on - date '1970-01-01')::integer as day, (balance * 100)::integer as balance,
      (minimum_due * 100)::integer as minimum, (paid * 100)::integer as paid
    from ${from('statements_')} order by all`)
  const limits = await engine.all<{
    facility: string
    from: number
    until: number | null
    cents: number
  }>(`
    select facility_id as facility, (effective_on - date '1970-01-01')::integer as "from",
      (until - date '1970-01-01')::integer as until, (credit_limit * 100)::integer as cents
    from ${from('limit_events')} order by effective_on`)
  const grouped = <T extends { facility: string }>(rows: T[]) => {
    const by = new Map<string, T[]>()
    for (const row of rows) by.set(row.facility, [...(by.get(row.facility) ?? []), row])
    return by
  }
  const [byEntries, byPlans, byStates] = [grouped(entries), grouped(plans), grouped(states)]
  const byLimits = grouped(limits)
  const last = Date.parse(endsOn) / 86_400_000
  const told = lines
    .map(
      (line): Line => ({
        ...line,
        entries: byEntries.get(line.facility) ?? [],
        plans: byPlans.get(line.facility) ?? [],
        limits: byLimits.get(line.facility) ?? [],
        states: byStates.get(line.facility) ?? [],
      }),
    )
    .map((line) => ({ line, ...replay(line, last) }))
  return { truth, statements, told }
}

describe.each([
  [1, '2017-12-31'],
  [7, '2016-03-31'],
])('a lender of seed %i until %s', (seed, endsOn) => {
  let given: Awaited<ReturnType<typeof lender>>
  beforeAll(async () => {
    given = await lender(seed, endsOn)
  })

  it('has the statements that follow from its transactions, to the cent', () => {
    const followed = given.told.flatMap(({ line, statements }) =>
      statements.map((s) => ({ facility_id: line.facility, ...s })),
    )
    expect(given.statements.length).toBeGreaterThan(500)
    expect(followed.toSorted(byFacilityAndDay)).toEqual(given.statements)
  })

  it('grants no purchase that is more than what is available, and none of a frozen line', () => {
    expect(given.told.flatMap(({ overdrawn }) => overdrawn)).toEqual([])
  })

  it('knows of every line at every month end what follows from its transactions', () => {
    const followed = given.told.flatMap(({ line, monthEnds }) =>
      monthEnds.map((m) => ({ facility_id: line.facility, ...m })),
    )
    expect(given.truth.some((row) => Number(row.dpd) > 30)).toBe(true)
    expect(followed.toSorted(byFacilityAndDay)).toEqual(given.truth)
  })
})
