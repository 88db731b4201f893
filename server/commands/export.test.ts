import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
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

it('what cannot be written leaves nothing behind', async () => {
  await expect(write('no_such_folder/rejects.csv')).rejects.toThrow()
  expect(readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([])
})
