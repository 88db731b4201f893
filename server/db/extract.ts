import { openConnection, type Session } from './connection.ts'
import { openInstance } from './instance.ts'
import { makeStore } from './make_store.ts'
import { openPool, type Pool } from './pool.ts'

/** A second engine in memory for few rows: the store's tables, empty, and its relations. */
export interface Extract {
  /**
   * Works alone, and leaves the tables empty again. A statement without parameters is planned the
   * first time only: a large one costs what running it costs.
   */
  use<T>(work: (sql: Session) => Promise<T>, signal?: AbortSignal): Promise<T>
  close(): Promise<void>
}

export interface ExtractOptions {
  migrations: string
  relations: readonly URL[]
  /** SQL of tables that only an extract has: where who uses it says what is asked. */
  extractTables?: string | undefined
}

/**
 * A kept plan outlives the rows it was made with. The engine makes plans by the smallest and largest
 * value that a column then has (it leaves out conditions, and sizes tables, accordingly), and such a
 * plan is wrong for other rows. More threads than one cost a small statement more than they save.
 */
const SETTINGS = `set threads = 1;
set disabled_optimizers = 'statistics_propagation,compressed_materialization,row_group_pruner';
set late_materialization_max_rows = 0;
set TimeZone = 'UTC'`

/** An extract that is opened when it is first used. */
export function openExtract(options: ExtractOptions): Extract {
  let opened: ReturnType<typeof open> | undefined
  let closed = false
  return {
    async use(work, signal) {
      opened ??= open(options)
      const { pool } = await opened
      return pool.use(async (sql) => {
        // What is appended in a transaction and never committed leaves nothing to clean up.
        await sql.script('begin transaction')
        const value = await work(sql)
        await sql.script('rollback')
        return value
      }, signal)
    },
    async close() {
      if (closed || !opened) return
      closed = true
      const { pool, close } = await opened
      await pool.close()
      close()
    },
  }
}

async function open(options: ExtractOptions): Promise<{ pool: Pool; close(): void }> {
  const { instance, close } = await openInstance({ dir: ':memory:' })
  const pool = openPool(
    async () => openConnection(await instance.connect(), { keepsPlans: true }),
    1,
  )
  try {
    await pool.use(async (connection) => {
      await connection.script(SETTINGS)
      const { migrations, relations } = options
      await makeStore(connection, { migrations, relations }, process.env.TALLY_TEMPLATES)
      await connection.script(options.extractTables ?? '')
    })
    return { pool, close }
  } catch (error) {
    await pool.close()
    close()
    throw error
  }
}
