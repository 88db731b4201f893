import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { STORE_FILE } from '../db/instance.ts'
import { openTallystick } from '../open_store.ts'

let root: string
let left: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tally-torn-'))
  left = await leftBehind()
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** A store with one recorded file, in the state in which a process left it whose second commit is in the log. */
async function leftBehind(): Promise<string> {
  const [dir, copy] = [join(root, 'store'), join(root, 'left')]
  const store = await openTallystick({ dir })
  await store.write(async (sql) => {
    await sql.run(load(1, 10))
    await sql.run(record(1))
  })
  await store.read.script('checkpoint')
  // So that the next commit goes to the log.
  await store.read.script("set wal_autocheckpoint = '1GB'")
  await store.write(async (sql) => {
    await sql.run(load(2, 125_000))
    await sql.run(record(2))
  })
  await cp(dir, copy, { recursive: true })
  await store.close()
  return copy
}

const load = (file: number, rows: number) => `
  insert into customer (customer_id, source_id, recorded_at, source_file_id)
  select ${file} * 1000000 + i, 'C${file}-' || i, timestamp '2024-01-01', ${file} from range(${rows}) t(i)`
const record = (file: number) => `
  insert into source_file (source_file_id, source, relation, path, bytes, rows, accepted, rejected, duplicates, seconds, loaded_at, actor)
  values (${file}, 'tally', 'customers', 'customers.csv', 1, 1, 1, 0, 0, 0, timestamp '2024-01-01', 'test')`

async function counts(dir: string) {
  const store = await openTallystick({ dir })
  try {
    return await store.read.first(
      'select (select count(*) from customer) as customers, (select count(*) from source_file) as files',
    )
  } finally {
    await store.close()
  }
}

it.each([1, 20, 200])(
  'a commit whose log lacks its last %i bytes has left nothing when the store is opened',
  async (bytes) => {
    const dir = join(root, `torn-${bytes}`)
    await cp(left, dir, { recursive: true })
    const log = join(dir, `${STORE_FILE}.wal`)
    const whole = await readFile(log)
    await writeFile(log, whole.subarray(0, whole.length - bytes))
    expect(await counts(dir)).toEqual({ customers: 10, files: 1 })
  },
)

it('a commit whose log is whole is there', async () => {
  expect(await counts(left)).toEqual({ customers: 125_010, files: 2 })
})
