import { around } from './around.ts'
import type { Connection, Sql } from './connection.ts'

/**
 * Runs `work` in a transaction: all of it is kept, or none.
 * The engine lets a COMMIT after a failed statement "succeed" with nothing kept, so the first error
 * of any statement is remembered, even one that `work` caught, and the transaction is rolled back.
 * A statement that `work` started and did not wait for belongs to it all the same.
 */
export async function transaction<T>(
  connection: Connection,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  let failure: { error: unknown } | undefined
  let over = false
  const sql = around(connection, async (statement) => {
    if (over) throw new Error('a statement came after the end of its transaction')
    try {
      return await statement()
    } catch (error) {
      failure ??= { error }
      throw error
    }
  })

  async function finish(): Promise<void> {
    over = true
    await connection.settled()
  }

  await connection.script('begin transaction')
  try {
    const value = await work(sql)
    await finish()
    if (failure) throw failure.error
    await connection.script('commit')
    return value
  } catch (error) {
    await finish()
    // After a failed COMMIT the engine has rolled back already, and says so by an error.
    await connection.script('rollback').catch(() => undefined)
    throw error
  }
}
