import { randomUUID } from 'node:crypto'
import { DrizzleQueryError } from 'drizzle-orm'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { RiskError, SqlError } from '../db/errors.ts'

/** What lies beneath the errors that GraphQL and the query builder wrap around what was thrown. */
function thrown(error: unknown): unknown {
  if (error instanceof GraphQLError && error.originalError) return thrown(error.originalError)
  return error instanceof DrizzleQueryError ? thrown(error.cause) : error
}

/** The statement of a failed query, wherever in the chain of causes it is. */
function statementOf(error: unknown): { sql?: string; params?: readonly unknown[] } {
  if (error instanceof SqlError) return { sql: error.sql, params: error.params }
  return error instanceof Error && error.cause !== undefined ? statementOf(error.cause) : {}
}

/**
 * An error as the caller may see it. A refused request has its stable code; a document that is not
 * GraphQL of this schema keeps what GraphQL says of it; all else is a bug: logged whole under an id,
 * and the caller gets the id.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Logger,
): GraphQLFormattedError {
  const cause = thrown(error)
  if (cause instanceof RiskError)
    return { ...formatted, message: cause.message, extensions: { code: cause.code } }
  if (cause instanceof GraphQLError) {
    const code = formatted.extensions?.code ?? cause.extensions.code ?? 'BAD_USER_INPUT'
    if (code !== 'INTERNAL_SERVER_ERROR') return { ...formatted, extensions: { code } }
  }
  const id = randomUUID()
  log.error({ id, err: cause, path: formatted.path, ...statementOf(cause) }, 'a query failed')
  return {
    ...formatted,
    message: `something went wrong on our side; it is logged as ${id}`,
    extensions: { code: 'INTERNAL', id },
  }
}
