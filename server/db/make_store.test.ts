import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { MIGRATIONS } from '../paths.ts'
import { RELATIONS } from '../relations.ts'
import { openConnection } from './connection.ts'
import { makeStore } from './make_store.ts'

const CATALOG = `
select 'table' as kind, table_name as name, sql as made from duckdb_tables() where database_name = 'memory'
union all select 'view', view_name, column_count::varchar from duckdb_views() where not internal and database_name = 'memory'
union all select 'index', index_name, sql from duckdb_indexes() where database_name = 'memory'
union all select 'macro', function_name, parameters::varchar from duckdb_functions() where not internal and database_name = 'memory'
order by all`

it('a store made of a template is the one made without, and begins as empty', async () => {
  const templates = await mkdtemp(join(tmpdir(), 'tally-templates-'))
  const made = async (folder?: string) => {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = openConnection(await instance.connect())
    const prepare = (sql: { script(text: string): Promise<void> }) =>
      sql.script(
        "insert into place by name select 'P1' as place_code, 'Here' as name, timestamp '2020-01-01' as recorded_at, 1 as source_file_id",
      )
    await makeStore(
      connection,
      { migrations: MIGRATIONS, relations: RELATIONS.slice(0, 20), prepare },
      folder,
    )
    const state = {
      catalog: await connection.arrays(CATALOG),
      places: await connection.arrays('select count(*) from place'),
      migrations: await connection.arrays('select hash from migration order by created_at'),
    }
    connection.close()
    instance.closeSync()
    return state
  }
  try {
    const fresh = await made()
    expect(fresh.catalog.length).toBeGreaterThan(60)
    expect(await made(templates)).toEqual(fresh)
    expect(await readdir(templates)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.duckdb$/)])
    expect(await made(templates)).toEqual(fresh)
  } finally {
    await rm(templates, { recursive: true })
  }
})
