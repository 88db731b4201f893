import { RiskError } from '../db/errors.ts'
import { isDay } from './day.ts'

/** What a row is ordered by, its id last: enough to go on after it, whatever was added since. */
export type CursorKey = readonly (string | number)[]

/** What a part of a key may be: a cursor comes from outside, and the engine must be able to read it. */
const PARTS = {
  id: (part: unknown) => Number.isSafeInteger(part),
  text: (part: unknown) => typeof part === 'string',
  integer: (part: unknown) => matches(part, /^-?\d{1,15}$/),
  decimal: (part: unknown) => matches(part, /^-?\d{1,16}(\.\d{1,2})?$/),
  number: (part: unknown) =>
    matches(part, /^-?\d+(\.\d+)?(e[+-]?\d+)?$/) && Number.isFinite(Number(part)),
  day: (part: unknown) => typeof part === 'string' && isDay(part),
  instant: (part: unknown) =>
    matches(part, /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?$/) &&
    isDay(String(part).slice(0, 10)),
}

export type CursorPart = keyof typeof PARTS

const matches = (part: unknown, form: RegExp) => typeof part === 'string' && form.test(part)

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url')
}

/** The key of a cursor with these kinds of parts. Throws BAD_REQUEST where it is none of this list's. */
export function decodeCursor(cursor: string, parts: readonly CursorPart[]): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      Array.isArray(key) &&
      key.length === parts.length &&
      parts.every((part, i) => PARTS[part](key[i]))
    )
      return key as CursorKey
  } catch {
    // Not ours: refused below.
  }
  throw new RiskError('BAD_REQUEST', `not a cursor of this list: ${cursor}`)
}
