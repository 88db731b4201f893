import type { DuckDBInstance } from '@duckdb/node-api'
import { type Connection, openConnection } from './connection.ts'

/** A bounded set of connections to one engine. `use` waits for a free one and gives it back. */
export interface Pool {
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  close(): void
}

/**
 * Opens up to `size` connections as they are needed; each runs `settings` once.
 * A connection whose work failed inside a transaction is rolled back by the one who began it.
 */
export function openPool(instance: DuckDBInstance, size: number, settings: string[]): Pool {
  const idle: Connection[] = []
  const waiting: ((connection: Connection) => void)[] = []
  let open = 0

  async function acquire(): Promise<Connection> {
    const free = idle.pop()
    if (free) return free
    if (open >= size) return new Promise((resolve) => waiting.push(resolve))
    open++
    try {
      const connection = openConnection(await instance.connect())
      for (const setting of settings) await connection.script(setting)
      return connection
    } catch (error) {
      open--
      throw error
    }
  }

  function release(connection: Connection): void {
    const next = waiting.shift()
    if (next) next(connection)
    else idle.push(connection)
  }

  return {
    async use(work) {
      const connection = await acquire()
      try {
        return await work(connection)
      } finally {
        release(connection)
      }
    },
    close() {
      for (const connection of idle) connection.close()
      idle.length = 0
    },
  }
}
