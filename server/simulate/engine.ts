import { readFile } from 'node:fs/promises'
import { DuckDBInstance, type DuckDBPreparedStatement } from '@duckdb/node-api'
import { type Connection, openConnection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'

/** An engine in memory of which each worker has its own, and which works on one core. */
export interface Engine extends Connection {
  /** A statement planned once. */
  prepare(statement: string): Promise<DuckDBPreparedStatement>
  /** Runs a file of `sql/` once. */
  runFile(name: string): Promise<void>
}

// Statements are planned once, before there are rows: what a plan would take from the rows of that
// moment (least and largest values, sizes of tables) is left out, and joins stay as they are written,
// the smaller side second. Of long chains of queries each is kept for the next: running them in one starts
// up as many buffers as all have columns, for few rows.
const SETTINGS = `set threads = 1;
set disabled_optimizers = 'statistics_propagation,compressed_materialization,row_group_pruner,join_order,build_side_probe_side,common_subexpressions,cte_inlining';
set late_materialization_max_rows = 0`

export const textOf = (name: string) =>
  readFile(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8')

export async function openEngine(memoryLimit: string): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = openConnection(await instance.connect())
  const { raw } = connection
  await connection.script(SETTINGS)
  await connection.script(`set memory_limit = ${quoteLiteral(memoryLimit)}`)
  return {
    ...connection,
    prepare: (statement) => raw.prepare(statement),
    async runFile(name) {
      await connection.script(await textOf(name))
    },
    close() {
      connection.close()
      instance.closeSync()
    },
  }
}
