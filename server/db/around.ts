import type { Sql } from './connection.ts'

/** The same statements, each run by `wrap`. */
export function around(sql: Sql, wrap: <R>(statement: () => Promise<R>) => Promise<R>): Sql {
  return {
    all: (text, params) => wrap(() => sql.all(text, params)),
    arrays: (text, params) => wrap(() => sql.arrays(text, params)),
    first: (text, params) => wrap(() => sql.first(text, params)),
    run: (text, params) => wrap(() => sql.run(text, params)),
    script: (text) => wrap(() => sql.script(text)),
    append: (table, rows) => wrap(() => sql.append(table, rows)),
    result: (text, params) => wrap(() => sql.result(text, params)),
  }
}
