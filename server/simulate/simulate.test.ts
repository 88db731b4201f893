import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Connection, openConnection } from '../db/connection.ts'
import { simulate } from './simulate.ts'

const world = { customers: 150, months: 16, format: 'parquet', endsOn: '2017-12-31' } as const
const effects = { progress: () => undefined }

let folder: string
let instance: DuckDBInstance
let engine: Connection
const out = (name: string) => join(folder, name)
const digests = async (name: string) =>
  Promise.all(
    (await readdir(out(name))).sort().map(async (file) => [
      file,
      createHash('sha256')
        .update(await readFile(join(out(name), file)))
        .digest('hex'),
    ]),
  )

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-simulate-'))
  instance = await DuckDBInstance.create(':memory:')
  engine = openConnection(await instance.connect())
  await simulate({ ...world, seed: 1, out: out('one'), threads: 1 }, effects)
  await simulate({ ...world, seed: 1, out: out('again'), threads: 2 }, effects)
  await simulate({ ...world, seed: 2, out: out('other') }, effects)
})

afterAll(async () => {
  engine?.close()
  instance?.closeSync()
  await rm(folder, { recursive: true, force: true })
})

it('the same seed gives the same bytes, on one thread and on two', async () => {
  expect(await digests('again')).toEqual(await digests('one'))
})

it('another seed gives another lender', async () => {
  const [one, other] = await Promise.all([digests('one'), digests('other')])
  expect(other.find(([file]) => file === 'transactions.parquet')).not.toEqual(
    one.find(([file]) => file === 'transactions.parquet'),
  )
})

it('every statement balance is the sum of the line’s own transactions, to the cent', async () => {
  const rows = await engine.all<{ statements: number; wrong: number }>(`
    with signed as (
      select facility_id, occurred_at,
        case when status = 'declined' then 0
             when kind in ('purchase', 'interest') then amount else -amount end as amount
      from read_parquet('${out('one')}/transactions.parquet') where facility_id is not null
    ),
    told as (
      select any_value(balance) as balance,
        coalesce(sum(amount) filter (occurred_at < closed_on + interval 1 day), 0) as computed
      from read_parquet('${out('one')}/statements.parquet') left join signed using (facility_id)
      group by facility_id, closed_on
    )
    select count(*) as statements, count(*) filter (balance <> computed) as wrong from told`)
  expect(rows[0]?.statements).toBeGreaterThan(500)
  expect(rows[0]?.wrong).toBe(0)
})

it('no approved purchase is larger than the largest limit its line ever had', async () => {
  const rows = await engine.all<{ n: number }>(`
    select count(*) as n
    from read_parquet('${out('one')}/transactions.parquet') t
    join read_parquet('${out('one')}/limit_events.parquet') l using (facility_id)
    where t.kind = 'purchase' and t.status = 'approved' and t.funding = 'quota'
    group by transaction_id having max(l.credit_limit) < any_value(t.amount)`)
  expect(rows).toEqual([])
})

it('a refund names a purchase of the same amount that came before it', async () => {
  const rows = await engine.all<{ refunds: number; right: number }>(`
    select count(*) as refunds,
      count(*) filter (p.amount = r.amount and p.occurred_at < r.occurred_at and p.kind = 'purchase') as right
    from read_parquet('${out('one')}/transactions.parquet') r
    left join read_parquet('${out('one')}/transactions.parquet') p
      on p.transaction_id = r.original_transaction_id
    where r.kind = 'refund'`)
  expect(rows[0]?.refunds).toBeGreaterThan(10)
  expect(rows[0]?.right).toBe(rows[0]?.refunds)
})

it('an argument out of range is refused by name', async () => {
  await expect(
    simulate({ ...world, customers: 0, seed: 1, out: out('never') }, effects),
  ).rejects.toThrow('customers must be a whole number from 1 to 2000000: 0')
})
