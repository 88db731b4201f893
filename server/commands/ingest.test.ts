import { existsSync, statSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTally } from '../cli/testing/tally.ts'
import { STORE_FILE } from '../db/instance.ts'
import type { Store } from '../db/store.ts'
import { checkStore } from '../doctor/store.ts'
import { ingest } from '../ingest/run.ts'
import { quietEffects } from '../ingest/testing/quiet_effects.ts'
import { openTallystick } from '../open_store.ts'
import { status } from './status.ts'

const [ROWS, BAD, CUSTOMERS] = [300_000, 300, 1000]
let root: string
let file: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tally-killed-'))
  file = join(root, 'transactions.parquet')
  const store = await openTallystick({ dir: join(root, 'empty') })
  const write = async (name: string, query: string) => {
    const path = join(root, name)
    await store.read.script(`copy (${query}) to '${path}'`)
    return path
  }
  await load(store, [
    await write('lender.csv', `select 'L' as name, 'CNY' as currency, 'UTC' as time_zone`),
    await write('customers.csv', `select 'C' || i as customer_id from range(${CUSTOMERS}) t(i)`),
  ])
  await write(
    'transactions.parquet',
    `select 'T' || i as transaction_id, 'C' || hash(i) % ${CUSTOMERS} as customer_id,
       timestamp '2016-01-01' + to_minutes(i) as occurred_at,
       case when i % ${ROWS / BAD} = 0 then 'gift' else 'purchase' end as kind,
       (i / 100)::decimal(18, 2) as amount
     from range(${ROWS}) t(i)`,
  )
  await store.close()
})
afterAll(() => rm(root, { recursive: true, force: true }))

const load = async (store: Store, paths: string[]) =>
  (await ingest({ source: 'tally', paths, actor: 'test' }, quietEffects(store))).files

const sizeOf = (path: string) => (existsSync(path) ? statSync(path).size : 0)

/**
 * Ingests in a process of its own, and kills it as soon as it says the step, or, after that, a file
 * of the store grows.
 */
async function killedIngest(dir: string, step: string, grows?: string): Promise<void> {
  const { child, ended } = startTally(['ingest', 'tally', file, '--store', dir])
  let said = ''
  child.stderr?.on('data', (data) => {
    said += data
  })
  const until = async (come: () => boolean) => {
    while (child.exitCode === null && !come()) await wait(1)
  }
  await until(() => said.includes(`${step} transactions.parquet`))
  if (grows !== undefined) {
    const before = sizeOf(join(dir, grows))
    await until(() => sizeOf(join(dir, grows)) > before)
  }
  child.kill('SIGKILL')
  await ended
  expect(child.signalCode, said).toBe('SIGKILL')
}

/** All of the file, or nothing of it: never a part. */
async function expectWhole(store: Store): Promise<boolean> {
  const { counts } = await status({}, { store })
  const taken = counts.files === 3
  expect(counts).toMatchObject({
    customers: CUSTOMERS,
    files: taken ? 3 : 2,
    transactions: taken ? ROWS - BAD : 0,
    rejects: taken ? BAD : 0,
  })
  const covered = await store.read.all('select * from coverage')
  expect(covered).toHaveLength(taken ? CUSTOMERS : 0)
  return taken
}

it.each([
  ['while the file is read', 'read', undefined],
  ['as its transaction begins', 'load', undefined],
  ['while rows are written', 'load', STORE_FILE],
  ['while it is committed', 'load', `${STORE_FILE}.wal`],
])(
  'an ingest that is killed %s is there whole or not at all, and can be done again',
  async (name, step, grows) => {
    const dir = join(root, name)
    await cp(join(root, 'empty'), dir, { recursive: true })
    await killedIngest(dir, step, grows)
    const settings = { store: dir, host: '127.0.0.1', port: 0 }
    expect((await checkStore(settings)).filter(({ level }) => level !== 'ok')).toEqual([])
    const store = await openTallystick({ dir })
    const taken = await expectWhole(store)
    const good = ROWS - BAD
    expect(await load(store, [file])).toMatchObject([
      { rows: ROWS, accepted: taken ? 0 : good, rejected: BAD, duplicates: taken ? good : 0 },
    ])
    expect(await expectWhole(store)).toBe(true)
    await store.close()
  },
)
