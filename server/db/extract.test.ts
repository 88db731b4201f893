import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Session } from './connection.ts'
import { type Extract, openExtract } from './extract.ts'

let extract: Extract
beforeAll(() => {
  extract = openExtract({
    migrations: fileURLToPath(new URL('../../migrations', import.meta.url)),
    relations: [],
    extractTables: 'create table thing (i bigint, s varchar); create table other (i bigint)',
  })
})
afterAll(() => extract.close())

const SMALL = `insert into thing select i, 'x' || i from range(10) as t(i);
  insert into other select i from range(10) as t(i)`
const BEYOND = `insert into thing
  select i * 100000000000, 'a very much longer text than any before, ' || i from range(5000) as t(i)
  union all select null, null;
  insert into other select i * 100000000000 from range(-3, 5) as t(i)`
const STATEMENTS = [
  'select count(*) from thing where i <= 100',
  'select count(*) from thing where i >= 100',
  'select count(*) from thing where i is not null',
  'select count(*) from thing where i is null',
  'select i, count(*) from thing group by i order by i',
  'select i, s from thing order by s desc, i desc limit 3',
  'select t.i, o.i from thing as t left join other as o using (i) order by all',
  'select s, max(i) from thing group by s order by s',
  'select min(i), max(i), count(*) from thing',
  'select i, row_number() over (partition by s order by i) from thing order by all',
  'select cast(i as tinyint) from thing where i < 50 order by i',
]

it('a statement that was planned over some rows, or none, is right for any others', async () => {
  const answers = (sql: Session, mark: string) =>
    Promise.all(STATEMENTS.map((statement) => sql.all(`${statement}${mark}`)))
  await extract.use((sql) => answers(sql, '/* empty */'))
  for (const rows of [SMALL, BEYOND]) {
    await extract.use(async (sql) => {
      await sql.script(rows)
      const fresh = await answers(sql, `/* ${rows.length} */`)
      expect(await answers(sql, '/* empty */')).toEqual(fresh)
    })
  }
})

it('work leaves the tables empty, also where it fails', async () => {
  const rows = (sql: Session) => sql.all('select * from thing')
  expect(await extract.use((sql) => sql.script(SMALL).then(() => rows(sql)))).toHaveLength(10)
  expect(await extract.use(rows)).toEqual([])
  const failing = extract.use(async (sql) => {
    await sql.script(SMALL)
    await sql.all('select * from nothing_of_that_name')
  })
  await expect(failing).rejects.toThrow('nothing_of_that_name')
  expect(await extract.use(rows)).toEqual([])
})

it('work goes one at a time', async () => {
  const counts = await Promise.all(
    [1, 2, 3].map((n) =>
      extract.use(async (sql) => {
        await sql.run('insert into other select i from range($1) as t(i)', [n])
        return sql.first('select count(*) as n from other')
      }),
    ),
  )
  expect(counts).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
})

it('who gives up stops its statement, and the next finds the tables empty', async () => {
  const giving = new AbortController()
  const long = extract.use(async (sql) => {
    await sql.script(SMALL)
    setTimeout(() => giving.abort(), 20)
    await sql.all('select sum(a.i * b.i) from range(1000000) as a(i), range(1000000) as b(i)')
  }, giving.signal)
  await expect(long).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(await extract.use((sql) => sql.all('select * from thing'))).toEqual([])
})

it('rows go over as they are, every type and NULL', async () => {
  const row = `select 9007199254740993 as i, 12.34::decimal(18, 2) as d, 'text of more than twelve bytes' as s,
    date '2022-01-01' as day, timestamp '2022-01-01 00:00:00.000001' as at, 0.1 + 0.2::double as x, ['a', null] as l`
  await extract.use(async (sql) => {
    await sql.script(`create temp table wide as ${row} limit 0`)
    const rows = await sql.result(
      `${row} union all select null, null, null, null, null, null, null`,
    )
    await sql.append('wide', rows)
    expect(await sql.all('select i::varchar as i, * exclude (i) from wide')).toEqual(
      await sql.all(
        `select i::varchar as i, * exclude (i) from (${row} union all select null, null, null, null, null, null, null)`,
      ),
    )
  })
})
