import type {
  DuckDBConnection,
  DuckDBMaterializedResult,
  DuckDBPreparedStatement,
} from '@duckdb/node-api'
import { SqlError } from './errors.ts'
import { bindType, exact, type Param, toEngine, type Value } from './values.ts'

/** A row as an object: column name to exact value. */
export type Row = Record<string, Value>

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
}

/** Statements on one connection, and a way to stop the one that is running. */
export interface Session extends Sql {
  /** The running statement fails within a millisecond or so; nothing happens where none runs. */
  interrupt(): void
}

export interface Connection extends Session {
  readonly raw: DuckDBConnection
  close(): void
}

const STATEMENTS_KEPT = 64
const LONGEST_KEPT = 16_384

/** A connection that keeps its prepared statements, the least recently used going first. */
export function openConnection(raw: DuckDBConnection): Connection {
  const kept = new Map<string, DuckDBPreparedStatement>()

  async function prepared(sql: string): Promise<DuckDBPreparedStatement> {
    const found = kept.get(sql)
    if (found === undefined) return raw.prepare(sql)
    kept.delete(sql)
    return found
  }

  function keep(sql: string, statement: DuckDBPreparedStatement): void {
    if (sql.length > LONGEST_KEPT) {
      statement.destroySync()
      return
    }
    kept.get(sql)?.destroySync()
    kept.set(sql, statement)
    if (kept.size <= STATEMENTS_KEPT) return
    const [oldest, stale] = kept.entries().next().value as [string, DuckDBPreparedStatement]
    kept.delete(oldest)
    stale.destroySync()
  }

  async function result(sql: string, params: readonly Param[] = []) {
    let statement: DuckDBPreparedStatement | undefined
    try {
      if (params.length === 0) return await raw.run(sql)
      statement = await prepared(sql)
      params.forEach((param, i) => {
        const type = bindType(param)
        if (param === null) statement?.bindNull(i + 1)
        else if (type === undefined) statement?.bindValue(i + 1, toEngine(param))
        else statement?.bindValue(i + 1, toEngine(param), type)
      })
      const rows = await statement.run()
      keep(sql, statement)
      return rows
    } catch (cause) {
      statement?.destroySync()
      throw new SqlError(sql, params, cause)
    }
  }

  const objects = async (sql: string, params?: readonly Param[]) =>
    (await result(sql, params)).convertRowObjects(exact)

  return {
    raw,
    result,
    all: async <T>(sql: string, params?: readonly Param[]) => (await objects(sql, params)) as T[],
    arrays: async (sql, params) =>
      (await (await result(sql, params)).convertRows(exact)) as Value[][],
    first: async <T>(sql: string, params?: readonly Param[]) =>
      (await objects(sql, params))[0] as T | undefined,
    run: async (sql, params) => (await result(sql, params)).rowsChanged,
    script: async (sql) => {
      try {
        await raw.run(sql)
      } catch (cause) {
        throw new SqlError(sql, [], cause)
      }
    },
    interrupt: () => raw.interrupt(),
    close() {
      for (const statement of kept.values()) statement.destroySync()
      kept.clear()
      raw.closeSync()
    },
  }
}
