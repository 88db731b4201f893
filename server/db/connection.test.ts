import { DuckDBInstance } from '@duckdb/node-api'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from './connection.ts'
import { SqlError } from './errors.ts'

let sql: Connection
beforeEach(async () => {
  sql = openConnection(await (await DuckDBInstance.create(':memory:')).connect())
})

describe('a statement', () => {
  it('that fails carries its text, its parameters and its cause', async () => {
    const text = 'select $1::date'
    const error = await sql.all(text, ['not a day']).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SqlError)
    expect(error).toMatchObject({ sql: text, params: ['not a day'] })
    expect((error as SqlError).cause).toBeInstanceOf(Error)
    expect((error as SqlError).message).toContain('not a day')
  })

  it('that fails while its rows are read carries them too', async () => {
    await expect(sql.all('select 9007199254740993::bigint')).rejects.toBeInstanceOf(SqlError)
  })

  it('that failed can be run again with other values', async () => {
    await expect(sql.first('select $1::date as day', ['no'])).rejects.toThrow()
    expect(await sql.first('select $1::date as day', ['2024-01-01'])).toEqual({ day: '2024-01-01' })
  })

  it('follows a table that was made anew since it was prepared', async () => {
    await sql.script('create table t as select 1 as a')
    expect(await sql.all('select * from t where $1', [true])).toEqual([{ a: 1 }])
    await sql.script("create or replace table t as select 'x' as b, 2 as c")
    expect(await sql.all('select * from t where $1', [true])).toEqual([{ b: 'x', c: 2 }])
  })

  it('asked for twice at once keeps its own values', async () => {
    const asked = Array.from({ length: 20 }, (_, i) => i)
    const rows = await Promise.all(asked.map((i) => sql.first('select $1 as i', [i])))
    expect(rows).toEqual(asked.map((i) => ({ i })))
  })

  it('returns how many rows it changed', async () => {
    await sql.script('create table t (a int)')
    expect(await sql.run('insert into t select unnest(range(0, $1))', [5])).toBe(5)
    expect(await sql.run('delete from t where a < $1', [2])).toBe(2)
  })

  it('with quotes in a value is not taken apart', async () => {
    const name = `'; drop table t; --"`
    expect(await sql.first('select $1 as name', [name])).toEqual({ name })
  })
})

it('settled waits for statements that nobody waits for', async () => {
  await sql.script('create table t (a bigint)')
  void sql.run('insert into t select sum(range) from range($1)', [3_000_000])
  sql.run('select $1::int', ['x']).catch(() => undefined)
  await sql.settled()
  expect(await sql.first('select count(*) as rows from t')).toEqual({ rows: 1 })
})
