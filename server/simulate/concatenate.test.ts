import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Connection, openConnection } from '../db/connection.ts'
import { concatenate } from './concatenate.ts'

let folder: string
let instance: DuckDBInstance
let engine: Connection

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-concatenate-'))
  instance = await DuckDBInstance.create(':memory:')
  engine = openConnection(await instance.connect())
})

afterAll(async () => {
  engine?.close()
  instance?.closeSync()
  await rm(folder, { recursive: true, force: true })
})

// Values of few kinds are written with a dictionary and a filter, others without.
const rows = (from: number, to: number) => `
  select i, case when i % 7 > 0 then i % 5 end as few, 'word ' || i % 3 as word, i / 3 as share, i % 2 = 0 as is_even,
    [i, i + 1] as both
  from range(${from}, ${to}) as t(i)`

it('Parquet files are put one after another: every row, in order, and what filters skip by still holds', async () => {
  const bounds = [0, 5000, 5000, 5003, 20_000]
  const paths = []
  for (const [i, to] of bounds.slice(1).entries()) {
    const path = join(folder, `${i}`)
    await engine.run(
      `copy (${rows(bounds[i]!, to)}) to '${path}' (format parquet, row_group_size 4096)`,
    )
    paths.push(path)
  }
  const target = join(folder, 'all.parquet')
  await concatenate(paths, target, 'parquet')
  const all = `read_parquet('${target}', file_row_number = true)`
  expect(
    await engine.all(`select * exclude (file_row_number) from ${all} order by file_row_number`),
  ).toEqual(await engine.all(rows(0, 20_000)))
  expect(
    await engine.all(
      `select i from ${all} where i in (4999, 5001, 19999) and few is not null order by i`,
    ),
  ).toEqual(
    await engine.all(
      'select * from (values (4999::bigint), (5001), (19999)) as t(i) where i % 7 > 0',
    ),
  )
  expect(
    await engine.first(
      `select sum(num_rows)::integer as n from parquet_file_metadata('${target}')`,
    ),
  ).toEqual({
    n: 20_000,
  })
  expect(paths.filter((path) => existsSync(path))).toEqual([])
})

it('of CSV files the first header alone is kept; lines of JSON follow each other', async () => {
  const write = (name: string, text: string) => writeFile(join(folder, name), text)
  await write('a', 'x,y\n1,2\n')
  await write('b', 'x,y\n3,4\n')
  await concatenate([join(folder, 'a'), join(folder, 'b')], join(folder, 'all.csv'), 'csv')
  expect(await readFile(join(folder, 'all.csv'), 'utf8')).toBe('x,y\n1,2\n3,4\n')
  await write('c', '{"x":1}\n')
  await write('d', '{"x":3}\n')
  await concatenate([join(folder, 'c'), join(folder, 'd')], join(folder, 'all.ndjson'), 'ndjson')
  expect(await readFile(join(folder, 'all.ndjson'), 'utf8')).toBe('{"x":1}\n{"x":3}\n')
})
