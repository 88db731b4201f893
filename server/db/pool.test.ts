import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { openConnection } from './connection.ts'
import { openPool, type Pool } from './pool.ts'

async function pool(size: number, failures: number[] = []): Promise<Pool> {
  const instance = await DuckDBInstance.create(':memory:')
  let asked = 0
  return openPool(async () => {
    if (failures.includes(++asked)) throw new Error('no connection')
    return openConnection(await instance.connect())
  }, size)
}

const ask = (p: Pool) => p.use((c) => c.first('select 1 as a'))

it('work waits for a free connection, in the order asked for', async () => {
  const one = await pool(1)
  const order: number[] = []
  await Promise.all(
    [1, 2, 3, 4].map((i) =>
      one.use(async (c) => {
        await c.all('select 1')
        order.push(i)
      }),
    ),
  )
  expect(order).toEqual([1, 2, 3, 4])
})

it('waiters survive a failing connection', async () => {
  const one = await pool(1, [1, 2])
  const asked = await Promise.allSettled([ask(one), ask(one), ask(one)])
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})

it('waiters survive failing work', async () => {
  const one = await pool(1)
  const asked = await Promise.allSettled([
    one.use(() => Promise.reject(new Error('no'))),
    one.use((c) => c.all('select nothing')),
    ask(one),
  ])
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})

it('a connection whose work failed in a transaction comes back without it', async () => {
  const one = await pool(1)
  await one.use((c) => c.script('create table t (a int)'))
  const failing = one.use(async (c) => {
    await c.script('begin transaction; insert into t values (1)')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await one.use((c) => c.first('select count(*) as rows from t'))).toEqual({ rows: 0 })
  await one.use((c) => c.script('begin transaction; rollback'))
})

it('close waits for work, refuses more, and tells those who wait', async () => {
  const one = await pool(1)
  const working = one.use((c) => c.first('select count(*) as rows from range(2000000)'))
  const waiting = ask(one)
  const closing = one.close()
  await expect(waiting).rejects.toMatchObject({ code: 'NOT_READY' })
  await expect(ask(one)).rejects.toMatchObject({ code: 'NOT_READY' })
  expect(await working).toEqual({ rows: 2_000_000 })
  await closing
})

const SLOW = 'select sum(a.range * b.range) as s from range(1000000) a, range(100000) b'

it('an aborted signal stops the running statement and refuses the next', async () => {
  const one = await pool(1)
  const stop = new AbortController()
  const said: unknown[] = []
  const work = one.use(async (c) => {
    setTimeout(() => stop.abort(), 20)
    await c.all(SLOW).catch((error: unknown) => said.push(error))
    await c.all('select 1')
  }, stop.signal)
  await expect(work).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(said).toHaveLength(1)
  expect(await one.use((c) => c.first('select 1 as a'))).toEqual({ a: 1 })
})

it('work that was aborted before it began does not begin', async () => {
  const one = await pool(1)
  let began = false
  const work = one.use(async () => {
    began = true
  }, AbortSignal.abort())
  await expect(work).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(began).toBe(false)
})
