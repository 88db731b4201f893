import { readFile } from 'node:fs/promises'
import type { Sql } from './connection.ts'

/**
 * Creates every relation (view or table macro), one `.sql` file each, in the order given.
 * The engine binds a relation when it is created, so a relation that names a missing column fails here.
 */
export async function loadRelations(sql: Sql, files: readonly URL[]): Promise<void> {
  for (const file of files) {
    const text = await readFile(file, 'utf8')
    try {
      await sql.script(text)
    } catch (cause) {
      throw new Error(`relation ${file.pathname.split('/').at(-1)}: ${(cause as Error).message}`, {
        cause,
      })
    }
  }
}
