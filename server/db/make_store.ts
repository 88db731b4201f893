import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Connection, Sql } from './connection.ts'
import { quoteIdentifier, quoteLiteral } from './identifier.ts'
import { migrate } from './migrate.ts'
import { loadRelations, readRelations } from './relations.ts'
import { transaction } from './transaction.ts'

export interface StoreParts {
  /** Folder of the generated migrations. */
  migrations: string
  /** `.sql` files of views and table macros, in the order they build on each other. */
  relations: readonly URL[]
  /** Work that must follow the migrations, such as seeding the code table. */
  prepare?: ((sql: Sql) => Promise<void>) | undefined
}

/**
 * Brings a store to where this program can use it: tables, what must be in them, relations. One that is
 * new begins with a copy of a ready-made store where `templates`, a folder, has one of the same
 * migrations, relations and engine, and leaves one there else: to bind all relations takes seconds, and
 * tests open many stores.
 */
export async function makeStore(
  connection: Connection,
  parts: StoreParts,
  templates?: string,
): Promise<void> {
  const template =
    templates && (await isNew(connection))
      ? join(templates, `${await nameOf(connection, parts)}.duckdb`)
      : undefined
  const begun = template !== undefined && existsSync(template)
  if (begun)
    await copyStore(connection, template, (ours) => `copy from database template to ${ours}`)
  const migrated = await migrate(connection, parts.migrations)
  await transaction(connection, (sql) => loadRelations(sql, parts.relations, migrated > 0))
  // What is made ready is another matter: a template is empty.
  if (template && !begun) await keepTemplate(connection, template)
  await parts.prepare?.(connection)
}

async function isNew(sql: Sql): Promise<boolean> {
  const made = await sql.first<{ tables: number }>(
    'select count(*)::integer as tables from duckdb_tables()',
  )
  return made?.tables === 0
}

async function nameOf(sql: Sql, { migrations, relations }: StoreParts): Promise<string> {
  const { digest } = await readRelations(sql, relations)
  const steps = readMigrationFiles({ migrationsFolder: migrations })
  return createHash('sha256')
    .update(JSON.stringify([digest, steps]))
    .digest('hex')
}

async function copyStore(
  connection: Connection,
  path: string,
  copy: (ours: string) => string,
): Promise<void> {
  const ours = await connection.first<{ name: string }>('select current_database() as name')
  const readOnly = existsSync(path) ? ' (read_only)' : ''
  await connection.script(`attach ${quoteLiteral(path)} as template${readOnly}`)
  await connection.script(copy(quoteIdentifier(ours!.name)))
  await connection.script('detach template')
}

/** Others may be about to do the same: whole files alone have the name. */
async function keepTemplate(connection: Connection, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.${Math.round(performance.now() * 1000)}`
  await copyStore(connection, draft, (ours) => `copy from database ${ours} to template`)
  await rename(draft, path)
  await rm(`${draft}.wal`, { force: true })
}
