import { complexityFromQuery } from '@pothos/plugin-complexity'
import type { RequestHandler, Response } from 'express'
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  parse,
  specifiedRules,
  subscribe,
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
        if (!('kind' in document)) return { data: null, errors: document }
        const contextValue = createContext(request.context.res) as StreamContext
        return { schema, document, operationName, variableValues: variables, contextValue }
      } catch (error) {
        return refusal(error)
      }
    },
    subscribe: async (args) => {
      const events = await subscribe(args)
      return Symbol.asyncIterator in events ? untilError(events) : events
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
  const document = typeof query === 'string' ? parsed(query) : query
  const errors = validate(schema, document, [...specifiedRules, ...documentRules])
  if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'))
  if (getOperationAST(document, operationName)?.operation !== 'subscription')
    throw new RiskError('BAD_REQUEST', 'only subscriptions here: queries go to /graphql')
  refuseTooMuch(complexityFromQuery(document, { schema, variables }))
  return document
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: LIMITS.tokens })
  } catch (error) {
    throw error instanceof GraphQLError ? coded(error, 'GRAPHQL_PARSE_FAILED') : error
  }
}

/** The error under the code that `/graphql` gives it, where it has none of its own. */
function coded(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error
  const { message, nodes, source, positions } = error
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  })
}

/** What was thrown as a result that carries it. */
function refusal(error: unknown): ExecutionResult {
  if (error instanceof GraphQLError) return { data: null, errors: [error] }
  const originalError = error instanceof Error ? error : new Error(String(error))
  return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] }
}

/** The events; where they break off by an error, that as the last one: thrown, it would cut the line. */
async function* untilError(
  events: AsyncIterable<ExecutionResult>,
): AsyncGenerator<ExecutionResult> {
  try {
    yield* events
  } catch (error) {
    yield refusal(error)
  }
}

function masked(result: ExecutionResult, log: Logger): ExecutionResult {
  if (!result.errors) return result
  const errors = result.errors.map((error) => formatError(error.toJSON(), error, log))
  return { ...result, errors: errors as unknown as readonly GraphQLError[] }
}
