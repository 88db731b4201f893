import type { DuckDBConnection, DuckDBMaterializedResult } from '@duckdb/node-api'
import { SqlError } from './errors.ts'
import { bindAll, type Param } from './params.ts'
import { arraysOf, objectsOf, type Row } from './rows.ts'
import { openStatements } from './statements.ts'
import type { Value } from './values.ts'

/** Statements on one snapshot of the store. Errors are `SqlError`, with text and parameters. */
export interface Sql {
  /** Every row of a query, as objects. */
  all<T = Row>(sql: string, params?: readonly Param[]): Promise<T[]>
  /** Every row of a query, as arrays in column order. */
  arrays(sql: string, params?: readonly Param[]): Promise<Value[][]>
  /** The first row, or undefined. */
  first<T = Row>(sql: string, params?: readonly Param[]): Promise<T | undefined>
  /** Runs a statement; returns the number of rows it changed. */
  run(sql: string, params?: readonly Param[]): Promise<number>
  /** Runs several statements given as one text, without parameters. */
  script(sql: string): Promise<void>
  /** The result as the engine has it, chunk by chunk: for numeric work over many rows. */
  result(sql: string, params?: readonly Param[]): Promise<DuckDBMaterializedResult>
  /** Appends rows as the engine has them, with every column of the table in its order. */
  append(table: string, rows: DuckDBMaterializedResult): Promise<void>
}

/** Statements on one connection, and a way to stop the one that is running. */
export interface Session extends Sql {
  /** The running statement fails within a millisecond or so; nothing happens where none runs. */
  interrupt(): void
}

export interface Connection extends Session {
  readonly raw: DuckDBConnection
  /** Resolves when no statement runs any more, however it ended. */
  settled(): Promise<void>
  close(): void
}

// Plans of generated statements take megabytes each.
const MOST_PLANS = 32

export interface ConnectionOptions {
  /**
   * Statements without parameters are planned once, however large, and must stay right whatever comes
   * into their tables: for an engine that does not plan by what is in them.
   */
  keepsPlans?: boolean
}

export function openConnection(
  raw: DuckDBConnection,
  { keepsPlans = false }: ConnectionOptions = {},
): Connection {
  const statements = keepsPlans
    ? openStatements(raw, MOST_PLANS, Number.POSITIVE_INFINITY)
    : openStatements(raw)
  const running = new Set<Promise<unknown>>()

  async function bound(sql: string, params: readonly Param[]) {
    const statement = await statements.take(sql)
    try {
      bindAll(statement, params)
      const rows = await statement.run()
      statements.keep(sql, statement)
      return rows
    } catch (error) {
      statement.destroySync()
      throw error
    }
  }

  async function tracked<R>(
    sql: string,
    params: readonly Param[] | undefined,
    read: (rows: DuckDBMaterializedResult) => R,
  ): Promise<R> {
    const prepared = params && (keepsPlans || params.length > 0)
    return watched(sql, params ?? [], (prepared ? bound(sql, params) : raw.run(sql)).then(read))
  }

  async function watched<R>(sql: string, params: readonly Param[], work: Promise<R>): Promise<R> {
    running.add(work)
    try {
      return await work
    } catch (cause) {
      throw new SqlError(sql, params, cause)
    } finally {
      running.delete(work)
    }
  }

  async function appended(table: string, rows: DuckDBMaterializedResult): Promise<void> {
    if (rows.rowCount === 0) return
    const appender = await raw.createAppender(table)
    try {
      for (let i = 0; i < rows.chunkCount; i++) appender.appendDataChunk(rows.getChunk(i))
      appender.flushSync()
    } finally {
      appender.closeSync()
    }
  }

  return {
    raw,
    all: <T>(sql: string, params: readonly Param[] = []) =>
      tracked(sql, params, (rows) => objectsOf(rows) as T[]),
    arrays: (sql, params = []) => tracked(sql, params, arraysOf),
    first: <T>(sql: string, params: readonly Param[] = []) =>
      tracked(sql, params, (rows) => objectsOf(rows)[0] as T | undefined),
    run: (sql, params = []) => tracked(sql, params, (rows) => rows.rowsChanged),
    script: (sql) => tracked(sql, undefined, () => undefined),
    result: (sql, params = []) => tracked(sql, params, (rows) => rows),
    append: (table, rows) => watched(`append to ${table}`, [], appended(table, rows)),
    interrupt: () => raw.interrupt(),
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running)
    },
    close() {
      statements.clear()
      raw.closeSync()
    },
  }
}
