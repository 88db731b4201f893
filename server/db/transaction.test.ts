import { DuckDBInstance } from '@duckdb/node-api'
import { beforeEach, expect, it } from 'vitest'
import { type Connection, openConnection, type Sql } from './connection.ts'
import { transaction } from './transaction.ts'

let connection: Connection
beforeEach(async () => {
  connection = openConnection(await (await DuckDBInstance.create(':memory:')).connect())
  await connection.script('create table t (a int not null)')
})

const kept = async () => (await connection.arrays('select a from t order by a')).flat()

it('keeps all of its work and returns what it came to', async () => {
  const value = await transaction(connection, async (sql) => {
    await sql.run('insert into t values ($1)', [1])
    await sql.run('insert into t values ($1)', [2])
    return 'done'
  })
  expect([value, await kept()]).toEqual(['done', [1, 2]])
})

it('keeps nothing where its work throws', async () => {
  const work = transaction(connection, async (sql) => {
    await sql.run('insert into t values ($1)', [1])
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect(await kept()).toEqual([])
})

it('cannot commit after an error, though the error was caught', async () => {
  const work = transaction(connection, async (sql) => {
    await sql.run('insert into t values ($1)', [1])
    await sql.run('insert into t values ($1::int)', ['x']).catch(() => undefined)
    await sql.run('insert into t values ($1)', [2]).catch(() => undefined)
    return 'looks fine'
  })
  await expect(work).rejects.toThrow("Could not convert string 'x'")
  expect(await kept()).toEqual([])
})

it('waits for a statement that its work did not wait for', async () => {
  await transaction(connection, async (sql) => {
    void sql.run('insert into t select 0 from range($1) having count(*) > 0', [2_000_000])
  })
  expect(await kept()).toEqual([0])
})

it('leaves nothing behind where one of several statements at once fails', async () => {
  const work = transaction(connection, (sql) =>
    Promise.all([
      sql.run('insert into t values ($1::int)', ['x']),
      sql.run('insert into t values ($1)', [1]),
      sql.run('insert into t values ($1)', [2]),
    ]),
  )
  await expect(work).rejects.toThrow()
  expect(await kept()).toEqual([])
})

it('refuses a statement that comes after its end', async () => {
  let late: Sql | undefined
  await transaction(connection, async (sql) => {
    late = sql
  })
  await expect(late?.run('insert into t values ($1)', [1])).rejects.toThrow('after the end')
  expect(await kept()).toEqual([])
})

it('tells of a commit that fails, and the connection works on', async () => {
  const other = openConnection(await (await DuckDBInstance.create(':memory:')).connect())
  await other.script('create table k (a int primary key)')
  await expect(
    transaction(other, async (sql) => {
      await sql.run('insert into k values ($1)', [1])
      await sql.run('insert into k values ($1)', [1])
    }),
  ).rejects.toThrow(/constraint/i)
  await transaction(other, (sql) => sql.run('insert into k values ($1)', [1]))
  expect(await other.first('select count(*) as rows from k')).toEqual({ rows: 1 })
})
