import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { openStatements } from './statements.ts'

async function open(most: number) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const prepared: string[] = []
  const prepare = connection.prepare.bind(connection)
  connection.prepare = (sql) => {
    prepared.push(sql)
    return prepare(sql)
  }
  const statements = openStatements(connection, most)
  const use = async (sql: string) => statements.keep(sql, await statements.take(sql))
  return { statements, prepared, use }
}

it('a kept statement is not prepared again', async () => {
  const { prepared, use } = await open(2)
  for (const sql of ['select 1', 'select 1', 'select 2', 'select 1']) await use(sql)
  expect(prepared).toEqual(['select 1', 'select 2'])
})

it('the least recently used goes first', async () => {
  const { prepared, statements, use } = await open(2)
  for (const sql of ['select 1', 'select 2', 'select 1', 'select 3', 'select 1', 'select 2']) {
    await use(sql)
  }
  expect(prepared).toEqual(['select 1', 'select 2', 'select 3', 'select 2'])
  expect(statements.size).toBe(2)
})

it('a statement in use is nobody else’s', async () => {
  const { prepared, statements } = await open(2)
  const one = await statements.take('select $1')
  const other = await statements.take('select $1')
  expect(one).not.toBe(other)
  statements.keep('select $1', one)
  statements.keep('select $1', other)
  expect(prepared.length).toBe(2)
  expect(statements.size).toBe(1)
})

it('a very long statement is not kept', async () => {
  const { statements, use } = await open(2)
  await use(`select '${'x'.repeat(20_000)}'`)
  expect(statements.size).toBe(0)
})

it('what was bound does not outlive the call', async () => {
  const { statements } = await open(2)
  const statement = await statements.take('select $1::varchar')
  statement.bindVarchar(1, 'a megabyte')
  statements.keep('select $1::varchar', statement)
  const again = await statements.take('select $1::varchar')
  await expect(again.run()).rejects.toThrow(/parameter/i)
})
