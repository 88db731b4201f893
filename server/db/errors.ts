/**
 * The errors we raise on purpose. A bad row is a reject and a decline is a decision, so neither is
 * here; a bug is a plain throw. What is left is a request we refuse: it has a stable code and a
 * detail that names the value.
 */
export const RISK_ERROR_CODES = [
  'BAD_REQUEST',
  'NOT_FOUND',
  'CONFLICT',
  'STORE_HELD',
  'STORE_TOO_NEW',
  'MIGRATION_CHANGED',
  'FILE_REFUSED',
  'TOO_FEW_BADS',
  'ONE_CLASS',
  'POLICY_INVALID',
  'MODEL_INVALID',
  'NOT_READY',
  'SECOND_PERSON_NEEDED',
  'OVER_HARD_CAP',
  'LIMIT_EXCEEDED',
  'QUERY_TIMEOUT',
  'CANCELLED',
] as const

export type RiskErrorCode = (typeof RISK_ERROR_CODES)[number]

/** A request we refuse. `code` is stable and public; the message names the value and what was expected. */
export class RiskError extends Error {
  readonly code: RiskErrorCode
  constructor(code: RiskErrorCode, detail: string, options?: { cause?: unknown }) {
    super(detail, options)
    this.name = 'RiskError'
    this.code = code
  }
}

/** A statement the engine refused: carries its text, its parameters and the engine's own error. */
export class SqlError extends Error {
  readonly sql: string
  readonly params: readonly unknown[]
  constructor(sql: string, params: readonly unknown[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'SqlError'
    this.sql = sql
    this.params = params
  }
}
