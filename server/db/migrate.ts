import { createHash } from 'node:crypto'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import type { Connection } from './connection.ts'
import { RiskError } from './errors.ts'
import { toEngineStatements } from './migration_statement.ts'
import { transaction } from './transaction.ts'

/** Where the store stands against the migrations of this program. */
export interface MigrationState {
  applied: number
  pending: MigrationMeta[]
}

// Of the text with plain line ends, so that a checkout on another system counts as the same.
const digest = (one: MigrationMeta) =>
  createHash('sha256').update(one.sql.join('\n').replaceAll('\r\n', '\n')).digest('hex')

/**
 * Throws MIGRATION_CHANGED where an applied migration was edited since, and STORE_TOO_NEW where the
 * store has one that this program does not know.
 */
export async function migrationState(
  connection: Connection,
  folder: string,
): Promise<MigrationState> {
  const rows = await connection.all<{ created_at: number; hash: string }>(
    'select created_at, hash from migration order by created_at',
  )
  const known = readMigrationFiles({ migrationsFolder: folder })
  const byTime = new Map(known.map((one) => [one.folderMillis, one]))
  for (const row of rows) {
    const one = byTime.get(row.created_at)
    if (!one) {
      throw new RiskError(
        'STORE_TOO_NEW',
        `the store has migration ${row.created_at}, which this version of tallystick does not know: use a newer version`,
      )
    }
    if (digest(one) !== row.hash) {
      throw new RiskError(
        'MIGRATION_CHANGED',
        `migration ${row.created_at} was edited after it was applied: restore it and write a new one`,
      )
    }
    byTime.delete(row.created_at)
  }
  return { applied: rows.length, pending: [...byTime.values()] }
}

/**
 * Brings the store to the newest state; returns how many migrations it applied, each kept whole or
 * not at all. `each` replaces that by a caller's own transaction, where nothing is to be kept.
 */
export async function migrate(
  connection: Connection,
  folder: string,
  each: typeof transaction = transaction,
): Promise<number> {
  await connection.script(
    'create table if not exists migration (hash varchar not null, created_at bigint not null, applied_at timestamp not null)',
  )
  const { pending } = await migrationState(connection, folder)
  for (const one of pending) {
    await each(connection, async (sql) => {
      for (const statement of one.sql.flatMap(toEngineStatements)) await sql.script(statement)
      await sql.run('insert into migration values ($1, $2, $3)', [
        digest(one),
        one.folderMillis,
        new Date(),
      ])
    })
  }
  return pending.length
}
