import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../config.ts'
import { type Connection, openConnection } from '../db/connection.ts'
import { openInstance, STORE_FILE } from '../db/instance.ts'
import { migrate } from '../db/migrate.ts'
import { loadRelations } from '../db/relations.ts'
import { MIGRATIONS } from '../paths.ts'
import { RELATIONS } from '../relations.ts'
import { type Check, check } from './check.ts'
import { compareCubes } from './cubes.ts'

/** The store as it would open: nothing of what is tried here is kept. */
export async function checkStore(settings: Settings): Promise<Check[]> {
  const file = join(settings.store, STORE_FILE)
  const found = await stat(file).catch(() => undefined)
  const checks = [
    await check('store file', () =>
      found ? `${file}, ${(found.size / 1e6).toFixed(1)} MB` : `${file} is not there yet`,
    ),
  ]
  let connection: Connection | undefined
  let close = () => {}
  checks.push(
    await check('engine', async () => {
      const opened = await openInstance({
        dir: found ? settings.store : ':memory:',
        memoryLimit: settings.memory_limit,
        threads: settings.threads,
        tempDirectory: settings.temp_directory,
      })
      close = opened.close
      connection = openConnection(await opened.instance.connect())
      const row = await connection.first<Record<'version' | 'memory' | 'threads', string>>(
        `select version() as version, current_setting('memory_limit') as memory,
                current_setting('threads')::varchar as threads`,
      )
      return `DuckDB ${row?.version}, ${row?.memory} memory, ${row?.threads} threads`
    }),
  )
  if (connection) checks.push(...(await tryOut(connection)))
  connection?.close()
  close()
  return checks
}

async function tryOut(connection: Connection): Promise<Check[]> {
  await connection.script('begin transaction')
  const checks = [
    await check('migrations', async () => {
      const pending = await migrate(connection, MIGRATIONS, (_, work) => work(connection))
      return pending === 0 ? 'all applied' : `${pending} to apply at the next start`
    }),
    await check('relations', async () => {
      await loadRelations(connection, RELATIONS)
      return `${RELATIONS.length} bind`
    }),
    await check('cubes', () => compareCubes(connection)),
  ]
  await connection.script('rollback')
  return checks
}
