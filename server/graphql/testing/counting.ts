import type { Sql } from '../../db/connection.ts'
import type { Store } from '../../db/store.ts'

/** The same store, which counts the statements read through it into `statements`. */
export function counting(store: Store, statements: string[]): Store {
  const read = (sql: Sql): Sql => ({
    ...sql,
    all: (text, params) => {
      statements.push(text)
      return sql.all(text, params)
    },
    arrays: (text, params) => {
      statements.push(text)
      return sql.arrays(text, params)
    },
    first: (text, params) => {
      statements.push(text)
      return sql.first(text, params)
    },
  })
  return {
    ...store,
    read: read(store.read),
    within: (signal) => {
      const limited = store.within(signal)
      return { ...limited, read: read(limited.read) }
    },
  }
}
