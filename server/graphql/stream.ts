import { complexityFromQuery } from '@pothos/plugin-complexity'
import type { RequestHandler, Response } from 'express'
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { createHandler } from 'graphql-sse/lib/use/express'
import type { Logger } from 'pino'
import { RiskError } from '../db/errors.ts'
import { documentRules } from './apollo.ts'
import type { Context } from './context.ts'
import { formatError } from './errors.ts'
import { LIMITS, refuseTooMuch } from './limits.ts'
import { schema } from './schema.ts'

type StreamContext = Context & Record<PropertyKey, unknown>

/**
 * Subscriptions as server-sent events, one connection each. Apollo's rules do not reach here, so
 * they are repeated; queries and mutations have their place at `/graphql`.
 */
export function streamHandler(
  createContext: (response: Response) => Context,
  log: Logger,
): RequestHandler {
  const handler = createHandler<StreamContext>({
    // Streams that wait under a token would be memory anyone may fill.
    authenticate: () => null,
    context: (request) => createContext(request.context.res) as StreamContext,
    onSubscribe(request, { query, operationName, variables }) {
      try {
        const document = checked(query, operationName, variables ?? {})
        if (!('kind' in document)) return { errors: document }
        const contextValue = createContext(request.context.res) as StreamContext
        return { schema, document, operationName, variableValues: variables, contextValue }
      } catch (error) {
        const originalError = error instanceof Error ? error : new Error(String(error))
        const known = error instanceof GraphQLError
        return {
          errors: [known ? error : new GraphQLError(originalError.message, { originalError })],
        }
      }
    },
    onNext: (_context, _request, result) => masked(result as ExecutionResult, log),
  })
  return (request, response, next) => {
    handler(request, response).catch(next)
  }
}

/** The document, or what is wrong with it. Throws where it may not run here. */
function checked(
  query: string | DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): DocumentNode | readonly GraphQLError[] {
  const document = typeof query === 'string' ? parse(query, { maxTokens: LIMITS.tokens }) : query
  const errors = validate(schema, document, [...specifiedRules, ...documentRules])
  if (errors.length > 0) return errors
  if (getOperationAST(document, operationName)?.operation !== 'subscription')
    throw new RiskError('BAD_REQUEST', 'only subscriptions here: queries go to /graphql')
  refuseTooMuch(complexityFromQuery(document, { schema, variables }))
  return document
}

function masked(result: ExecutionResult, log: Logger): ExecutionResult {
  if (!result.errors) return result
  const errors = result.errors.map((error) => formatError(error.toJSON(), error, log))
  return { ...result, errors: errors as unknown as readonly GraphQLError[] }
}
