import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Connection, openConnection } from '../db/connection.ts'
import { dataFiles } from '../ingest/expect_files.ts'
import { simulate } from './simulate.ts'

const world = { customers: 200, months: 13, format: 'parquet', endsOn: '2017-12-31' } as const
const effects = { progress: () => undefined }

let folder: string
const told: { done: number; total?: number }[] = []
let instance: DuckDBInstance
let engine: Connection
const out = (name: string) => join(folder, name)
const from = (name: string) => `read_parquet('${out('one')}/${name}*.parquet')`
const digests = async (name: string) => {
  const names = (await readdir(out(name), { recursive: true })).filter((f) =>
    f.endsWith('.parquet'),
  )
  return Promise.all(
    names.sort().map(async (file) => [
      file,
      createHash('sha256')
        .update(await readFile(join(out(name), file)))
        .digest('hex'),
    ]),
  )
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-simulate-'))
  instance = await DuckDBInstance.create(':memory:')
  engine = openConnection(await instance.connect())
  // In three parts, of which two are worked on at a time.
  const inParts = { ...world, seed: 1, customersAPart: 80 }
  await simulate({ ...inParts, out: out('one'), threads: 1 }, { progress: (now) => told.push(now) })
  await simulate({ ...inParts, out: out('again'), threads: 2 }, effects)
  await simulate({ ...world, seed: 2, out: out('other') }, effects)
})

afterAll(async () => {
  engine?.close()
  instance?.closeSync()
  await rm(folder, { recursive: true, force: true })
})

it('the same seed gives the same bytes of every file, on one thread and on two', async () => {
  const one = await digests('one')
  expect(one.length).toBeGreaterThan(30)
  expect(await digests('again')).toEqual(one)
})

it('progress ends with every customer, who came too late for a life here as well', () => {
  expect(told.at(-1)).toMatchObject({ done: world.customers, total: world.customers })
})

it('customers worked on in parts are the customers worked on at once', async () => {
  await simulate({ ...world, seed: 1, out: out('whole'), threads: 1 }, effects)
  const whole = await digests('whole')
  expect(whole.map(([name]) => name)).toEqual((await digests('one')).map(([name]) => name))
  for (const [name] of whole) {
    const [parts, at_once] = ['one', 'whole'].map((o) => `read_parquet('${out(o)}/${name}')`)
    const rows = await engine.all(`
      (from ${parts} except all from ${at_once}) union all (from ${at_once} except all from ${parts})`)
    expect({ name, rows }).toEqual({ name, rows: [] })
  }
})

it('another seed gives another lender', async () => {
  const [one, other] = await Promise.all([digests('one'), digests('other')])
  const file = 'transactions_2017-12.parquet'
  expect(other.find(([name]) => name === file)).not.toEqual(one.find(([name]) => name === file))
})

it('the engine draws the numbers it always drew: another lender of the same seed is noticed', async () => {
  const row = await engine.first(
    'select hash(0::bigint)::varchar as zero, hash(1::bigint)::varchar as one, hash(hash(1::bigint))::varchar as twice',
  )
  expect(row).toMatchInlineSnapshot(`
    {
      "one": "4717996019076358352",
      "twice": "2072007709074090988",
      "zero": "0",
    }
  `)
})

it('what is so but not known lies apart, where a load of the folder does not look', async () => {
  expect(await readdir(join(out('one'), 'truth'))).toEqual(
    expect.arrayContaining(['customers.parquet', 'facility_months.parquet', 'pd.parquet']),
  )
  expect((await dataFiles([out('one')])).filter((path) => path.includes('truth'))).toEqual([])
})

const long = { ...world, customers: 60, months: 17, seed: 3 }

it('without what is so the lender’s own files are the same', async () => {
  await simulate({ ...long, out: out('with') }, effects)
  await simulate({ ...long, out: out('without'), withoutTruth: true }, effects)
  const known = (await digests('with')).filter(([name]) => !name!.startsWith('truth'))
  expect(await digests('without')).toEqual(known)
})

it('a file a year has the rows of its months', async () => {
  const { files } = await simulate({ ...long, out: out('years'), byYear: true }, effects)
  expect(files.map(({ path }) => basename(path))).toEqual(
    expect.arrayContaining(['transactions_2016.parquet', 'statements_2017.parquet']),
  )
  for (const relation of ['transactions', 'statements']) {
    const [months, years] = ['without', 'years'].map(
      (o) => `(from read_parquet('${out(o)}/${relation}_*.parquet'))`,
    )
    const rows = await engine.all(
      `(from ${months} except all from ${years}) union all (from ${years} except all from ${months})`,
    )
    expect({ relation, rows }).toEqual({ relation, rows: [] })
  }
})

it('shops that take cards decline at the end of 2016, some stop and come back', async () => {
  const acceptances = `read_parquet('${out('without')}/merchant_acceptances.parquet')`
  const taking = await engine.all<{ day: string; shops: number }>(`
    select day::varchar as day, count(distinct merchant_id)::integer as shops
    from unnest([date '2016-09-30', date '2016-12-31', date '2017-06-30']) as t(day)
    join ${acceptances} on channel = 'counter' and since <= day and coalesce(until >= day, true)
    group by day order by day`)
  const [before, dip, after] = taking.map(({ shops }) => shops)
  // 24.54 million points of sale after 26.02, then 29.00; a place's first shop never stops.
  expect(dip! / before!).toBeGreaterThan(24.54 / 26.02 - 0.03)
  expect(dip! / before!).toBeLessThan(0.98)
  expect(after!).toBeGreaterThan(before!)
  const back = await engine.first<{ n: number }>(`
    select count(*)::integer as n from ${acceptances} as a join ${acceptances} as b using (merchant_id, channel)
    where a.until < b.since and channel = 'counter'`)
  expect(back!.n).toBeGreaterThan(10)
})

it('each month of transactions is a file of its own, by account in the order they happened', async () => {
  const rows = await engine.all<{ file: string; month: string; n: number }>(`
    select filename[-15:-9] as file, strftime(occurred_at, '%Y-%m') as month, count(*) as n
    from read_parquet('${out('one')}/transactions_*.parquet', filename = true) group by all`)
  expect(rows).toHaveLength(13)
  for (const row of rows) expect(row.file).toBe(row.month)
})

it('a refund is of a purchase that came before it, and of no more than it', async () => {
  const row = await engine.first<{ refunds: number; right: number }>(`
    select count(*) as refunds,
      count(*) filter (r.amount <= p.amount and p.occurred_at < r.occurred_at and p.kind = 'purchase' and p.status <> 'declined') as right
    from ${from('transactions_')} r left join ${from('transactions_')} p on p.transaction_id = r.original_transaction_id
    where r.kind = 'refund'`)
  expect(row!.refunds).toBeGreaterThan(50)
  expect(row!.right).toBe(row!.refunds)
})

it('is cancelled on two threads as on one, and leaves nothing half written', async () => {
  for (const threads of [1, 2]) {
    const stop = new AbortController()
    const to = out(`cancelled_${threads}`)
    const simulating = simulate(
      { ...world, seed: 1, customersAPart: 80, threads, out: to },
      { progress: () => stop.abort(), signal: stop.signal },
    )
    await expect(simulating).rejects.toMatchObject({ name: 'RiskError', code: 'CANCELLED' })
    expect(await readdir(to)).toEqual([])
  }
})

it('what one of two threads cannot do fails the whole, with its code', async () => {
  const to = out('refused')
  await expect(
    simulate(
      { ...world, seed: 1, customersAPart: 80, threads: 2, memoryLimit: '2 parsecs', out: to },
      effects,
    ),
  ).rejects.toThrow('parsecs')
  expect(await readdir(to)).toEqual([])
})

it('an argument out of range is refused by name', async () => {
  await expect(
    simulate({ ...world, customers: 0, seed: 1, out: out('never') }, effects),
  ).rejects.toThrow('customers must be a whole number from 1 to 2000000: 0')
})

it('a configuration is refused with every unknown key and bad value by name', async () => {
  const config = 'customers: { arival: 2 }\nrefunds: { online: 1.5 }'
  await expect(simulate({ ...world, seed: 1, out: out('never'), config }, effects)).rejects.toThrow(
    /customers: Unrecognized key: "arival"; refunds\.online: .*1/,
  )
})
