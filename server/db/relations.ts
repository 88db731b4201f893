import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Sql } from './connection.ts'
import { quoteLiteral } from './identifier.ts'

/** A view of the store that says of which texts, and by which engine, its relations were made. */
const MADE_OF = 'relations_made_of'

/**
 * Creates every relation (view or table macro), one `.sql` file each, in the order given; where the
 * store has those of the same texts already, and its tables are as they were (`tablesChanged`), it
 * does nothing. The engine binds a relation when it is created, which takes a while for some hundred,
 * and so a relation that names a missing column fails here.
 */
export async function loadRelations(
  sql: Sql,
  files: readonly URL[],
  tablesChanged = true,
): Promise<void> {
  const { texts, digest } = await readRelations(sql, files)
  if (!tablesChanged && (await madeOf(sql)) === digest) return
  for (const [i, text] of texts.entries()) {
    try {
      await sql.script(text)
    } catch (cause) {
      throw new Error(
        `relation ${files[i]!.pathname.split('/').at(-1)}: ${(cause as Error).message}`,
        { cause },
      )
    }
  }
  await sql.script(`create or replace view ${MADE_OF} as select ${quoteLiteral(digest)} as digest`)
}

/** The texts of relations, and a digest of them and of the engine that is to bind them. */
export async function readRelations(
  sql: Sql,
  files: readonly URL[],
): Promise<{ texts: string[]; digest: string }> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const engine = await sql.first<{ version: string }>('select version() as version')
  const digest = createHash('sha256')
    .update(JSON.stringify([engine!.version, texts]))
    .digest('hex')
  return { texts, digest }
}

async function madeOf(sql: Sql): Promise<string | undefined> {
  // Not duckdb_functions(): to list those of the engine and ours takes a tenth of a second.
  const known = await sql.first('select 1 from duckdb_views() where view_name = $1', [MADE_OF])
  if (!known) return undefined
  return (await sql.first<{ digest: string }>(`from ${MADE_OF}`))?.digest
}
