import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Store } from './store.ts'
import { plainStore } from './testing/plain_store.ts'

const folders: string[] = []
function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tally-store-'))
  folders.push(dir)
  return dir
}
afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true })
})

describe('writers', () => {
  it('go one at a time, in the order asked for', async () => {
    const store = await plainStore()
    await store.write((sql) => sql.script('create table t (a int, seen int)'))
    let inside = 0
    let most = 0
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        store.write(async (sql) => {
          most = Math.max(most, ++inside)
          const row = await sql.first<{ rows: number }>('select count(*) as rows from t')
          await sql.run('insert into t values ($1, $2)', [i, row?.rows ?? -1])
          inside--
        }),
      ),
    )
    expect(most).toBe(1)
    const rows = await store.read.arrays('select a, seen from t order by rowid')
    expect(rows).toEqual(Array.from({ length: 20 }, (_, i) => [i, i]))
    await store.close()
  })

  it('after one that failed go on', async () => {
    const store = await plainStore()
    const failed = store.write(() => Promise.reject(new Error('no')))
    const next = store.write((sql) => sql.first('select 1 as a'))
    await expect(failed).rejects.toThrow('no')
    expect(await next).toEqual({ a: 1 })
    await store.close()
  })

  it('are counted once they have ended, before whoever waits for them goes on', async () => {
    const store = await plainStore()
    const before = store.writes()
    const seen = await store.write(async () => store.writes())
    expect([seen, store.writes()]).toEqual([before, before + 1])
    await store.write(() => Promise.reject(new Error('no'))).catch(() => undefined)
    expect(store.within(new AbortController().signal).writes()).toBe(before + 2)
    await store.close()
  })

  it('do not block readers, who see what was committed', async () => {
    const store = await plainStore()
    await store.write((sql) => sql.script('create table t as select 1 as a'))
    const seen = await store.write(async (sql) => {
      await sql.script('update t set a = 2')
      return store.read.first('select a from t')
    })
    expect([seen, await store.read.first('select a from t')]).toEqual([{ a: 1 }, { a: 2 }])
    await store.close()
  })
})

describe('a session', () => {
  it('keeps its temporary tables to itself', async () => {
    const store = await plainStore()
    await store.session(async (sql) => {
      await sql.script('create temp table mine as select 1 as a')
      expect(await sql.first('select a from mine')).toEqual({ a: 1 })
      await expect(store.read.all('select a from mine')).rejects.toThrow('mine does not exist')
      await sql.script('drop table mine')
    })
    await store.close()
  })
})

describe('a write that is prepared', () => {
  const left = (store: Store) =>
    store.read.all('select table_name as name from duckdb_tables() where temporary')
  const ready = 'create temp table ready as select 1 as a'

  it('reads the tables made ready in its transaction, in the queue of writers', async () => {
    // One connection, so that whatever was left on it would be found.
    const store = await plainStore({ connections: 1 })
    await store.write((sql) => sql.script('create table t (a int)'))
    const first = store.prepared(async (sql, write) => {
      await sql.script(ready)
      await write((inside) => inside.script('insert into t select a from ready'))
    })
    const second = store.write((sql) => sql.script('update t set a = a + 1'))
    await Promise.all([first, second])
    expect(await store.read.arrays('select a from t')).toEqual([[2]])
    expect(await left(store)).toEqual([])
    await store.close()
  })

  it('leaves nothing where it fails before its transaction or in it', async () => {
    const store = await plainStore({ connections: 1 })
    await store.write((sql) => sql.script('create table t (a int)'))
    const before = store.prepared(async (sql) => {
      await sql.script(ready)
      await sql.script('select no')
    })
    await expect(before).rejects.toThrow('no')
    const inside = store.prepared(async (sql, write) => {
      await sql.script(ready)
      await write(async (own) => {
        await own.script('insert into t select a from ready')
        throw new Error('late')
      })
    })
    await expect(inside).rejects.toThrow('late')
    expect([await left(store), await store.read.all('select * from t')]).toEqual([[], []])
    await store.close()
  })

  it('leaves nothing where it is cancelled, and the next write goes on', async () => {
    const store = await plainStore({ connections: 1 })
    const stop = new AbortController()
    const cancelled = store.within(stop.signal).prepared(async (sql) => {
      await sql.script(ready)
      setTimeout(() => stop.abort(), 10)
      await sql.script('select sum(a.range) from range(1000000) a, range(100000) b')
    })
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await store.write((sql) => sql.first('select 1 as a'))).toEqual({ a: 1 })
    expect(await left(store)).toEqual([])
    await store.close()
  })
})

describe('within a signal', () => {
  it('a write that is cancelled keeps nothing, and the next one goes on', async () => {
    const store = await plainStore()
    await store.write((sql) => sql.script('create table t (a hugeint)'))
    const stop = new AbortController()
    const cancelled = store.within(stop.signal).write(async (sql) => {
      await sql.run('insert into t values ($1)', [1])
      setTimeout(() => stop.abort(), 10)
      await sql.run(
        'insert into t select sum(a.range) from range(1000000) a, range(100000) b where $1',
        [true],
      )
    })
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' })
    await store.write((sql) => sql.script('insert into t values (2)'))
    expect(await store.read.arrays('select a from t')).toEqual([[2]])
    await store.close()
  })

  it('the first of two signals counts', async () => {
    const store = await plainStore()
    const [outer, inner] = [new AbortController(), new AbortController()]
    const both = store.within(outer.signal).within(inner.signal)
    expect(await both.read.first('select 1 as a')).toEqual({ a: 1 })
    outer.abort()
    await expect(both.read.first('select 1')).rejects.toMatchObject({ code: 'CANCELLED' })
    await store.close()
  })
})

describe('the engine', () => {
  it('is set up as told', async () => {
    const dir = folder()
    const store = await plainStore({ dir, memoryLimit: '512MB', threads: 1 })
    const row = await store.read.first(
      `select current_setting('memory_limit') as memory, current_setting('threads') as threads,
              current_setting('temp_directory') as temp, current_setting('TimeZone') as zone,
              current_setting('late_materialization_max_rows') as late,
              current_setting('autoinstall_known_extensions') as fetches`,
    )
    expect(row).toEqual({
      memory: '488.2 MiB',
      threads: 1,
      temp: join(dir, 'temp'),
      zone: 'UTC',
      late: 0,
      fetches: false,
    })
    await store.close()
  })

  it('spills to the temporary folder it was given rather than fail', async () => {
    const [dir, tempDirectory] = [folder(), join(folder(), 'spill')]
    const store = await plainStore({ dir, memoryLimit: '100MB', threads: 1, tempDirectory })
    const row = await store.read.first(
      `select count(*) as rows from
       (select row_number() over (order by hash(range)) as r, range::varchar as t from range(3000000))
       where length(t) > 0`,
    )
    expect(row).toEqual({ rows: 3_000_000 })
    expect(existsSync(tempDirectory)).toBe(true)
    await store.close()
  })

  it('refuses a memory limit it does not understand', async () => {
    await expect(plainStore({ memoryLimit: 'plenty' })).rejects.toThrow(/memory/i)
  })
})

describe('close', () => {
  it('waits for writers, makes the file whole, and can be asked twice', async () => {
    const dir = folder()
    const store = await plainStore({ dir })
    const writing = store.write((sql) => sql.script('create table t as select 1 as a'))
    await Promise.all([store.close(), store.close()])
    await writing
    expect(existsSync(join(dir, 'tallystick.duckdb.wal'))).toBe(false)
    await expect(store.read.all('select 1')).rejects.toMatchObject({ code: 'NOT_READY' })
    await expect(store.write((sql) => sql.all('select 1'))).rejects.toMatchObject({
      code: 'NOT_READY',
    })
    const again = await plainStore({ dir })
    expect(await again.read.all('select a from t')).toEqual([{ a: 1 }])
    await again.close()
  })
})

it('a store is opened once: this process is told that it holds it already', async () => {
  const dir = folder()
  const store = await plainStore({ dir })
  await expect(plainStore({ dir })).rejects.toMatchObject({ code: 'STORE_HELD' })
  await store.close()
  await (await plainStore({ dir })).close()
})
