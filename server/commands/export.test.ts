import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { EXPORTED, exportTo } from './export.ts'

const dir = mkdtempSync(join(tmpdir(), 'tally-export-'))
let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await store.write((sql) =>
    sql.script(`insert into reject values
      (1, 2, 'amount', 'a "quoted", value', 'BAD_AMOUNT', 'no'), (1, 3, null, null, 'MISSING_ID', 'no')`),
  )
})
afterAll(async () => {
  await store.close()
  rmSync(dir, { recursive: true })
})

const write = (name: string, relation: Parameters<typeof exportTo>[0]['relation'] = 'rejects') =>
  exportTo({ relation, to: join(dir, name) }, { store, progress: () => undefined })

it('a CSV file has a header and quotes what needs it', async () => {
  expect(await write('rejects.csv')).toEqual({ path: join(dir, 'rejects.csv'), rows: 2 })
  expect(readFileSync(join(dir, 'rejects.csv'), 'utf8')).toBe(
    'source_file_id,line,column_name,value,reason,message\n' +
      '1,2,amount,"a ""quoted"", value",BAD_AMOUNT,no\n1,3,,,MISSING_ID,no\n',
  )
})

it('a text that a spreadsheet would run as a formula has an apostrophe before it, in CSV alone', async () => {
  const formulas = ['=1+1', '+1', '-1', '@a', '\t=1', '\r=1']
  const own = await openTallystick({ dir: ':memory:' })
  await own.write(async (sql) => {
    for (const [i, value] of [...formulas, 'a=1', '', null].entries())
      await sql.run('insert into reject values (-5, $1, null, $2, $3, $4)', [i, value, 'A', '=a'])
  })
  const written = async (name: string) => {
    const to = join(dir, name)
    await exportTo({ relation: 'rejects', to }, { store: own, progress: () => undefined })
    const from = name.endsWith('.csv') ? `read_csv('${to}', all_varchar = true)` : `'${to}'`
    return own.read.arrays(`select value, message, source_file_id from ${from} order by line`)
  }
  const rows = await written('formulas.csv')
  expect(rows.map(([value]) => value).slice(0, 7)).toEqual([
    ...formulas.map((value) => `'${value}`),
    'a=1',
  ])
  expect(rows.every(([, message, number]) => message === "'=a" && number === '-5')).toBe(true)
  const plain = await written('formulas.parquet')
  expect(plain.map(([value]) => value)).toEqual([...formulas, 'a=1', '', null])
  await own.close()
})

it.each(['rejects.parquet', 'rejects.ndjson', "it's.csv"])('%s reads as it was', async (name) => {
  await write(name)
  const rows = await store.read.all(`select * from '${join(dir, name).replaceAll("'", "''")}'`)
  expect(rows).toMatchObject([
    { line: 2, value: 'a "quoted", value' },
    { line: 3, value: null },
  ])
})

it('an empty relation is a file without rows', async () => {
  expect(await write('files.csv', 'files')).toMatchObject({ rows: 0 })
  expect(readFileSync(join(dir, 'files.csv'), 'utf8')).toMatch(/^source_file_id,.*\n$/)
})

it.each(EXPORTED)('%s can be written', async (relation) => {
  expect(await write(`${relation}.parquet`, relation)).toMatchObject({
    rows: relation === 'rejects' ? 2 : 0,
  })
})

it('another kind of file is refused', async () => {
  await expect(write('rejects.xlsx')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

it('a folder that is not there is refused by name', () =>
  expect(write('nowhere/rejects.csv')).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('nowhere/rejects.csv'),
  }))

it('what cannot be written leaves nothing behind', async () => {
  mkdirSync(join(dir, 'taken.csv'))
  await expect(write('taken.csv')).rejects.toThrow()
  expect(readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([])
})
