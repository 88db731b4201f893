import type { Param } from '../db/params.ts'
import type { Store } from '../db/store.ts'

/**
 * Rows of a statement that sorts a whole table for its first `limit` rows. Here the engine does well
 * to sort by few columns and to fetch the others for those rows alone (a fifth of the time); every
 * connection has that switched off, since it slows the rows of one customer. The connection is left
 * as it was whatever happens, so the caller's signal stops the statement and not what follows.
 */
export async function lateRows<Row>(
  store: Store,
  signal: AbortSignal,
  limit: number,
  sql: string,
  params: readonly Param[],
): Promise<Row[]> {
  return store.unbound.session(async (session) => {
    signal.throwIfAborted()
    const stop = () => session.interrupt()
    signal.addEventListener('abort', stop, { once: true })
    await session.script(`set late_materialization_max_rows = ${limit}`)
    try {
      return await session.all<Row>(sql, params)
    } catch (error) {
      signal.throwIfAborted()
      throw error
    } finally {
      signal.removeEventListener('abort', stop)
      await session.script('set late_materialization_max_rows = 0')
    }
  })
}
