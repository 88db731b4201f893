import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { time } from './harness.ts'

/** Seconds of the engine's own load of relations, such as `read_parquet('…')`, each into a table on disk. */
export async function bareLoad(dir: string, relations: readonly string[]): Promise<number> {
  const path = join(dir, 'bare.duckdb')
  await rm(path, { force: true })
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  const seconds = await time(async () => {
    for (const [i, relation] of relations.entries())
      await connection.run(`create table t${i} as select * from ${relation}`)
    await connection.run('checkpoint')
  })
  connection.closeSync()
  instance.closeSync()
  await rm(path, { force: true })
  return seconds
}
