import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as access from './access/tables.ts'
import { openStore, type Store } from './db/store.ts'
import * as ingest from './ingest/tables.ts'
import * as ledger from './ledger/tables.ts'
import * as models from './models/tables.ts'
import { openTallystick } from './open_store.ts'
import { MIGRATIONS } from './paths.ts'
import * as quota from './quota/tables.ts'
import { RELATIONS } from './relations.ts'
import * as runs from './runs/tables.ts'
import * as scoring from './scoring/tables.ts'

const TABLES = [access, ingest, ledger, models, quota, runs, scoring]
  .flatMap((chapter) => Object.values<unknown>({ ...chapter }))
  .filter((one): one is PgTable => is(one, PgTable))

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

const SHAPE = `select table_name, column_name, data_type, is_nullable
  from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = 'main' and table_type = 'BASE TABLE' order by all`

const MADE = `select view_name from duckdb_views() where not internal
  union select function_name from duckdb_functions() where not internal order by all`

// How the columns of `db/columns.ts` are called by the engine.
const ENGINE_TYPE: Record<string, string> = {
  'double precision': 'DOUBLE',
  'double precision[]': 'DOUBLE[]',
  'text[]': 'VARCHAR[]',
  'numeric(18, 2)': 'DECIMAL(18,2)',
  text: 'VARCHAR',
}

describe.each(TABLES.map((table) => [getTableName(table), table] as const))(
  'the table %s',
  (name, table) => {
    it('has the columns that are declared, and no other', async () => {
      const described = await store.read.all<Record<string, string>>(`describe "${name}"`)
      const columns = described.map((c) => [c.column_name, c.column_type, c.null])
      // A column that came by a later migration stands last, wherever it is declared.
      expect(columns.sort()).toEqual(
        Object.values(getTableColumns(table))
          .map((column) => [
            column.name,
            ENGINE_TYPE[column.getSQLType()] ?? column.getSQLType().toUpperCase(),
            column.notNull ? 'NO' : 'YES',
          ])
          .sort(),
      )
    })
  },
)

describe('migrations', () => {
  const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8'))
  const states: number[] = journal.entries.map((_: unknown, i: number) => i)

  /** A store as it was when only so many of them were there, in a folder of its own. */
  async function earlierStore(applied: number) {
    const root = mkdtempSync(join(tmpdir(), 'tally-prefix-'))
    const [migrations, dir] = [join(root, 'migrations'), join(root, 'store')]
    cpSync(MIGRATIONS, migrations, { recursive: true })
    const entries = journal.entries.slice(0, applied)
    writeFileSync(join(migrations, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
    await (await openStore({ dir, migrations, relations: [] })).close()
    return { dir, remove: () => rmSync(root, { recursive: true }) }
  }

  it.each(states)('from the state after %i of them come to the newest', async (applied) => {
    const { dir, remove } = await earlierStore(applied)
    const newest = await openStore({ dir, migrations: MIGRATIONS, relations: [] })
    expect(await newest.read.all(SHAPE)).toEqual(await store.read.all(SHAPE))
    await newest.close()
    remove()
  })

  it('bring a store with relations of today', async () => {
    const { dir, remove } = await earlierStore(journal.entries.length - 1)
    const newest = await openTallystick({ dir })
    expect(await newest.read.arrays(MADE)).toEqual(await store.read.arrays(MADE))
    await newest.close()
    remove()
  })
})

describe('relations', () => {
  it('are one a file, each named as its file', async () => {
    const made = await store.read.arrays(MADE)
    const names = RELATIONS.map((file) => /([^/]+)\.sql$/.exec(file.pathname)?.[1])
    // Beside them one says of which texts they were made: db/relations.ts.
    expect(made.flat().sort()).toEqual([...names, 'relations_made_of'].sort())
  })

  it('are listed once', () => {
    expect(new Set(RELATIONS.map(String)).size).toBe(RELATIONS.length)
  })
})

it('a store that is opened again is the same, and its codes are there once', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'tally-again-'))
  const codes = 'select count(*) as rows from code'
  const first = await openTallystick({ dir })
  const before = await first.read.first(codes)
  await first.close()
  const second = await openTallystick({ dir })
  expect(await second.read.first(codes)).toEqual(before)
  await second.close()
  rmSync(dir, { recursive: true })
})
