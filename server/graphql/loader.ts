import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import type { Context } from './context.ts'

/** A request's loader of rows by their key: those asked for at one time come by one statement. */
export function loaderOf<Key, Row>(
  load: (keys: Key[], context: Context) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
): (context: Context) => DataLoader<Key, Row | undefined> {
  return createContextCache(
    (context) =>
      new DataLoader<Key, Row | undefined>(async (keys) => {
        const rows = await load([...keys], context as Context)
        const byKey = new Map(rows.map((row) => [keyOf(row), row]))
        return keys.map((key) => byKey.get(key))
      }),
  ) as (context: Context) => DataLoader<Key, Row | undefined>
}

/** The row that another row names: that it is missing is a bug, not an answer. */
export async function named<Row>(row: Promise<Row | undefined>, what: string): Promise<Row> {
  const found = await row
  if (found === undefined) throw new Error(`${what} is named and not there`)
  return found
}
