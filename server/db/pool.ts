import { around } from './around.ts'
import type { Connection } from './connection.ts'
import { RiskError } from './errors.ts'

/** A bounded set of connections to one engine. */
export interface Pool {
  /**
   * Waits for a free connection and gives it back clean: nothing running, no open transaction.
   * `signal` stops the running statement and refuses further ones: CANCELLED.
   * Work that needs the pool again while it holds a connection may wait for ever.
   */
  use<T>(work: (connection: Connection) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** As `use`, and then closes the connection: whatever `work` left on it, temporary tables above all, goes with it. */
  spend<T>(work: (connection: Connection) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** Refuses new work, waits for what runs, and closes every connection. */
  close(): Promise<void>
}

const cancelled = (cause: unknown) =>
  cause instanceof RiskError ? cause : new RiskError('CANCELLED', 'cancelled', { cause })

// A statement that was on its way to the engine when it was interrupted starts all the same.
const AGAIN = 20

export function openPool(connect: () => Promise<Connection>, size: number): Pool {
  const idle: Connection[] = []
  const waiting: (() => void)[] = []
  let open = 0
  let closing = false

  async function acquire(): Promise<Connection> {
    for (;;) {
      if (closing) throw new RiskError('NOT_READY', 'the store is closed')
      const free = idle.pop()
      if (free) return free
      if (open < size) break
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    open++
    try {
      return await connect()
    } catch (error) {
      open--
      waiting.shift()?.()
      throw error
    }
  }

  function release(connection: Connection): void {
    idle.push(connection)
    waiting.shift()?.()
  }

  function discard(connection: Connection): void {
    connection.close()
    open--
    waiting.shift()?.()
  }

  async function stoppable<T>(
    connection: Connection,
    work: (connection: Connection) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const stop = () => {
      connection.interrupt()
      timer = setInterval(() => connection.interrupt(), AGAIN)
    }
    const refuse = () => {
      if (signal.aborted) throw cancelled(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
    try {
      refuse()
      const sql = around(connection, async (statement) => {
        refuse()
        return statement()
      })
      return await work({ ...connection, ...sql })
    } catch (error) {
      // Who stopped it may have said why.
      const why = signal.reason instanceof RiskError ? signal.reason : error
      throw signal.aborted ? cancelled(why) : error
    } finally {
      signal.removeEventListener('abort', stop)
      await connection.settled()
      clearInterval(timer)
    }
  }

  async function lent<T>(
    work: (connection: Connection) => Promise<T>,
    signal: AbortSignal | undefined,
    end: (connection: Connection) => void,
  ): Promise<T> {
    const connection = await acquire()
    try {
      return await (signal ? stoppable(connection, work, signal) : work(connection))
    } catch (error) {
      await connection.settled()
      // Where there is no transaction to end the engine says so by an error.
      await connection.script('rollback').catch(() => undefined)
      throw error
    } finally {
      await connection.settled()
      end(connection)
    }
  }

  return {
    use: (work, signal) => lent(work, signal, release),
    spend: (work, signal) => lent(work, signal, discard),
    async close() {
      closing = true
      for (const wake of waiting.splice(0)) wake()
      while (idle.length < open) await new Promise<void>((resolve) => waiting.push(resolve))
      for (const connection of idle.splice(0)) connection.close()
      open = 0
    },
  }
}
