import type { Connection, Sql } from './connection.ts'

/**
 * Runs `work` in a transaction: all of it is kept, or none.
 * The engine lets a COMMIT after a failed statement "succeed" with nothing kept, so the first error
 * of any statement is remembered, even one that `work` caught, and the transaction is rolled back.
 */
export async function transaction<T>(
  connection: Connection,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  let failure: unknown
  const guard =
    <A extends unknown[], R>(statement: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      try {
        return await statement(...args)
      } catch (error) {
        failure ??= error
        throw error
      }
    }
  const sql: Sql = {
    all: guard(connection.all) as Sql['all'],
    arrays: guard(connection.arrays),
    first: guard(connection.first) as Sql['first'],
    run: guard(connection.run),
    script: guard(connection.script),
    result: guard(connection.result),
  }
  await connection.script('begin transaction')
  try {
    const value = await work(sql)
    if (failure !== undefined) throw failure
    await connection.script('commit')
    return value
  } catch (error) {
    // After a failed COMMIT the engine has rolled back already, and says so by an error.
    await connection.script('rollback').catch(() => undefined)
    throw error
  }
}
