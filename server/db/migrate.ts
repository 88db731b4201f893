import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Connection } from './connection.ts'
import { RiskError } from './errors.ts'
import { transaction } from './transaction.ts'

// What drizzle-kit writes for PostgreSQL and the engine does not read.
const TRANSLATIONS: readonly [RegExp, string][] = [
  [/"public"\./g, ''],
  [/\bUSING btree\b ?/gi, ''],
  [/\bjsonb\b/gi, 'json'],
]

/** One generated statement as the engine takes it: none, one, or two where NOT NULL must follow. */
export function toEngineStatements(statement: string): string[] {
  const text = TRANSLATIONS.reduce((sql, [from, to]) => sql.replace(from, to), statement.trim())
  if (text === '') return []
  const added = /^ALTER TABLE ("?\w+"?) ADD COLUMN ("?\w+"?) (.*?) NOT NULL;?$/is.exec(text)
  if (!added) return [text]
  const [, table, column, type] = added
  return [
    `ALTER TABLE ${table} ADD COLUMN ${column} ${type}`,
    `ALTER TABLE ${table} ALTER COLUMN ${column} SET NOT NULL`,
  ]
}

/**
 * Brings the store to the newest state, one transaction a migration; returns how many it applied.
 * Throws MIGRATION_CHANGED where an applied migration was edited since, and STORE_TOO_NEW where the
 * store has one that this program does not know.
 */
export async function migrate(connection: Connection, folder: string): Promise<number> {
  await connection.script(
    'create table if not exists migration (hash varchar not null, created_at bigint not null, applied_at timestamp not null)',
  )
  const rows = await connection.all<{ created_at: number; hash: string }>(
    'select created_at, hash from migration',
  )
  const applied = new Map(rows.map((row) => [row.created_at, row.hash]))
  const known = readMigrationFiles({ migrationsFolder: folder })
  const unknown = rows.find((row) => !known.some((one) => one.folderMillis === row.created_at))
  if (unknown) {
    throw new RiskError(
      'STORE_TOO_NEW',
      `the store has migration ${unknown.created_at}, which this version of tallystick does not know: use a newer version`,
    )
  }
  let count = 0
  for (const one of known) {
    const hash = applied.get(one.folderMillis)
    if (hash === one.hash) continue
    if (hash !== undefined) {
      throw new RiskError(
        'MIGRATION_CHANGED',
        `migration ${one.folderMillis} was edited after it was applied: restore it and write a new one`,
      )
    }
    await transaction(connection, async (sql) => {
      for (const statement of one.sql.flatMap(toEngineStatements)) await sql.script(statement)
      await sql.run('insert into migration values ($1, $2, $3)', [
        one.hash,
        one.folderMillis,
        new Date(),
      ])
    })
    count++
  }
  return count
}
