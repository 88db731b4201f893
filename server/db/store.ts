import PQueue from 'p-queue'
import { type Connection, openConnection, type Session, type Sql } from './connection.ts'
import { type Extract, type ExtractOptions, openExtract } from './extract.ts'
import { type InstanceOptions, openInstance } from './instance.ts'
import { makeStore, type StoreParts } from './make_store.ts'
import { openPool, type Pool } from './pool.ts'
import { transaction } from './transaction.ts'

export interface StoreOptions
  extends InstanceOptions,
    StoreParts,
    Pick<ExtractOptions, 'extractTables'> {
  /** Those of them that an extract has; all of them unless told. */
  extractRelations?: readonly URL[] | undefined
  connections?: number | undefined
}

/** The embedded store. Readers see a snapshot and are never blocked; writers go one at a time. */
export interface Store {
  readonly dir: string
  /** Reads, each statement on a free connection and its own snapshot. */
  readonly read: Sql
  /**
   * Several statements on one connection (temporary tables live as long as `work`).
   * Use the `sql` it gives: asking the store for another connection meanwhile may wait for ever.
   */
  session<T>(work: (sql: Session) => Promise<T>): Promise<T>
  /**
   * Work on a copy of some rows in an engine of its own, as `extract.ts` says, one at a time. It may
   * be asked for inside `session` and `write`, never they inside it.
   */
  extract<T>(work: (sql: Session) => Promise<T>): Promise<T>
  /** One transaction at a time, in the order asked for: kept whole, or not at all. */
  write<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /**
   * A place in the queue of writers for work that makes ready before it writes: `sql` is in no
   * transaction, and `write` runs one on the same connection. Temporary tables made with `sql` are
   * read by the engine on all threads, those made in a transaction on one; they go when the work
   * ends, however it ends.
   */
  prepared<T>(work: (sql: Sql, write: Store['write']) => Promise<T>): Promise<T>
  /**
   * How many writes have ended. Only this process writes, so what was read at a number holds for as
   * long as the number does: ask for it before reading.
   */
  writes(): number
  /** The same store for a caller who may give up: once aborted, statements stop with CANCELLED. */
  within(signal: AbortSignal): Store
  /** The store itself, bound to no signal: for writing down that work was stopped. */
  readonly unbound: Store
  /** Refuses new work, waits for what runs, makes the file whole and lets it go. */
  close(): Promise<void>
}

// The default rewrite makes "the last 50 transactions of a customer" 10 to 30 times slower.
const SETTINGS = "set late_materialization_max_rows = 0; set TimeZone = 'UTC'"

/** Opens, migrates and loads the store. Throws STORE_HELD where another process has it. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { instance, close } = await openInstance(options)
  const pool = openPool(async () => {
    const connection = openConnection(await instance.connect())
    await connection.script(SETTINGS)
    return connection
  }, options.connections ?? 8)
  try {
    await pool.use(async (connection) => {
      // The variable is for tests.
      await makeStore(connection, options, process.env.TALLY_TEMPLATES)
    })
  } catch (error) {
    await pool.close()
    close()
    throw error
  }
  const writers = openWriters()
  const { extractRelations = options.relations } = options
  const extract = openExtract({ ...options, relations: extractRelations })
  let closed: Promise<void> | undefined

  async function shut(): Promise<void> {
    await writers.idle()
    // Where it cannot be done now, the log beside the file keeps every commit all the same.
    if (options.dir !== ':memory:') {
      await pool.use((connection) => connection.script('checkpoint')).catch(() => undefined)
    }
    await pool.close()
    await extract.close()
    close()
  }

  return storeOver({ pool, writers, extract, dir: options.dir }, () => {
    closed ??= shut()
    return closed
  })
}

/** The one queue of writers, and how many of them have ended. */
interface Writers {
  add<T>(write: () => Promise<T>): Promise<T>
  ended(): number
  idle(): Promise<void>
}

function openWriters(): Writers {
  const queue = new PQueue({ concurrency: 1 })
  let ended = 0
  return {
    add: (write) =>
      queue.add(() =>
        write().finally(() => {
          ended++
        }),
      ),
    ended: () => ended,
    idle: () => queue.onIdle(),
  }
}

interface Parts {
  pool: Pool
  writers: Writers
  extract: Extract
  dir: string
}

function storeOver(
  parts: Parts,
  close: () => Promise<void>,
  signal?: AbortSignal,
  root?: Store,
): Store {
  const { pool, writers, extract, dir } = parts
  const onOne = <T>(work: (connection: Connection) => Promise<T>) => pool.use(work, signal)
  const store: Store = {
    dir,
    read: {
      all: (sql, params) => onOne((connection) => connection.all(sql, params)),
      arrays: (sql, params) => onOne((connection) => connection.arrays(sql, params)),
      first: (sql, params) => onOne((connection) => connection.first(sql, params)),
      run: (sql, params) => onOne((connection) => connection.run(sql, params)),
      script: (sql) => onOne((connection) => connection.script(sql)),
      result: (sql, params) => onOne((connection) => connection.result(sql, params)),
      append: (table, rows) => onOne((connection) => connection.append(table, rows)),
    },
    session: onOne,
    extract: (work) => extract.use(work, signal),
    write: (work) => writers.add(() => onOne((connection) => transaction(connection, work))),
    prepared: (work) =>
      writers.add(() =>
        pool.spend(
          (connection) => work(connection, (inside) => transaction(connection, inside)),
          signal,
        ),
      ),
    writes: writers.ended,
    within: (other) => {
      const either = signal ? AbortSignal.any([signal, other]) : other
      return storeOver(parts, close, either, store.unbound)
    },
    get unbound() {
      return root ?? store
    },
    close,
  }
  return store
}
