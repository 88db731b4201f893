import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api'

/** A connection's prepared statements, the least recently used going first. */
export interface Statements {
  /** Takes the statement out, so that nobody else binds it meanwhile; prepares it where there is none. */
  take(sql: string): Promise<DuckDBPreparedStatement>
  /** Gives it back for the next one who asks. */
  keep(sql: string, statement: DuckDBPreparedStatement): void
  readonly size: number
  clear(): void
}

// Generated statements (models, policies) run to hundreds of kilobytes and are run once.
const LONGEST_KEPT = 16_384

export function openStatements(
  raw: DuckDBConnection,
  most = 64,
  longest = LONGEST_KEPT,
): Statements {
  const kept = new Map<string, DuckDBPreparedStatement>()

  function drop(sql: string): void {
    kept.get(sql)?.destroySync()
    kept.delete(sql)
  }

  return {
    async take(sql) {
      const found = kept.get(sql)
      if (found === undefined) return raw.prepare(sql)
      kept.delete(sql)
      return found
    },
    keep(sql, statement) {
      if (sql.length > longest) {
        statement.destroySync()
        return
      }
      // Or the values, which may be megabytes, would live as long as the statement.
      statement.clearBindings()
      drop(sql)
      kept.set(sql, statement)
      if (kept.size > most) drop(kept.keys().next().value as string)
    },
    get size() {
      return kept.size
    },
    clear() {
      for (const sql of [...kept.keys()]) drop(sql)
    },
  }
}
