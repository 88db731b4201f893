import { RiskError } from '../db/errors.ts'

/** An error as it goes over the wire and to the terminal: its stable code, or BUG. */
export function described(error: unknown): { code: string; message: string } {
  return {
    code: error instanceof RiskError ? error.code : 'BUG',
    message: error instanceof Error ? error.message : String(error),
  }
}
