import { RiskError } from '../db/errors.ts'

/** What a row is ordered by, its id last: enough to go on after it, whatever was added since. */
export type CursorKey = readonly (string | number)[]

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url')
}

/** The key of a cursor with these kinds of parts. Throws BAD_REQUEST where it is none of this list's. */
export function decodeCursor(cursor: string, parts: readonly ('string' | 'number')[]): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      Array.isArray(key) &&
      key.length === parts.length &&
      parts.every((part, i) => typeof key[i] === part)
    )
      return key as CursorKey
  } catch {
    // Not ours: refused below.
  }
  throw new RiskError('BAD_REQUEST', `not a cursor of this list: ${cursor}`)
}
