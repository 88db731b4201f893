import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expressMiddleware } from '@as-integrations/express5'
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
  type Response,
  type Router,
} from 'express'
import type { Logger } from 'pino'
import { RiskError, type RiskErrorCode } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import { lenderFacts } from '../portfolio/lender_facts.ts'
import { createAnswers } from './answers.ts'
import { createApollo } from './apollo.ts'
import { type Context, createContext } from './context.ts'
import { dashboardRouter } from './dashboard.ts'
import { exportRouter } from './export.ts'
import { LIMITS } from './limits.ts'
import { liveRuns } from './live_runs.ts'
import { createMetrics } from './metrics.ts'
import { parsedDocuments } from './parsed.ts'
import { ownHost, securityHeaders } from './protection.ts'
import { requestSignal } from './request_signal.ts'
import { printedSchema } from './schema.ts'
import { slot } from './slot.ts'
import { streamHandler } from './stream.ts'

export interface ServeOptions {
  store: Store
  /** Address to listen on; usual: 127.0.0.1. */
  host?: string
  /** 0: any free port. */
  port: number
  /** Folder of the built dashboard. */
  dashboardDir?: string
  log: Logger
  now?: () => Date
  /** Who the callers are, as written beside every change. */
  actor?: string
  /** Longest time of a query, in milliseconds. */
  milliseconds?: number
  /** Routes of others, such as the control calls of the command line. */
  routers?: readonly Router[]
}

export interface Serving {
  url: string
  /** Refuses new requests, lets those under way end (10 seconds at most), then stops. */
  close(): Promise<void>
}

/** Serves the dashboard, the API, its subscriptions, exports, health and metrics over one port. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { store, log, host = '127.0.0.1' } = options
  const closing = new AbortController()
  const app = express().disable('x-powered-by')
  const server = createServer(app)
  const apollo = createApollo(server, log)
  await apollo.start()

  const shared = {
    store,
    log,
    now: options.now ?? (() => new Date()),
    actor: options.actor ?? 'local',
    closing: closing.signal,
  }
  const lender = lenderFacts()
  const runs = liveRuns()
  const answers = createAnswers()
  const parsed = parsedDocuments()
  const searching = slot('a search for alternatives')
  const context = (response: Response, milliseconds?: number): Context =>
    createContext({
      ...shared,
      lender,
      answers,
      runs,
      parsed,
      searching,
      signal: requestSignal(response, closing.signal, milliseconds),
    })
  const limited = options.milliseconds ?? LIMITS.milliseconds
  const metrics = createMetrics()

  app.use(metrics.count, securityHeaders, ownHost(host))
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  app.get('/readyz', async (_request, response) => {
    const run = await store.read.first(
      "select 1 as one from run where status = 'published' limit 1",
    )
    response.status(run ? 200 : 503).json({ status: run ? 'ready' : 'no run is published yet' })
  })
  app.get('/metrics', async (_request, response) => {
    response.type('text/plain; version=0.0.4').send(await metrics.text(store.read))
  })
  for (const router of options.routers ?? []) app.use(router)
  app.get('/graphql/schema.graphql', (_request, response) => {
    response.type('text/plain').send(printedSchema)
  })
  app.use(
    '/graphql/stream',
    express.json({ limit: LIMITS.bodyBytes }),
    streamHandler((response) => context(response), log),
  )
  app.use(
    '/graphql',
    notStored,
    express.json({ limit: LIMITS.bodyBytes }),
    expressMiddleware(apollo, { context: async ({ res }) => context(res, limited) }),
  )
  app.use(exportRouter((response) => context(response)))
  app.use(dashboardRouter(options.dashboardDir))
  app.use((request, _response, next) => {
    next(new RiskError('NOT_FOUND', `nothing is at ${request.path}`))
  })
  app.use(failures(log))

  server.listen(options.port, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    async close() {
      closing.abort()
      await apollo.stop()
    },
  }
}

const notStored: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store')
  next()
}

interface HttpFailure extends Error {
  status?: number
}

/** What goes wrong outside a query: too large a body, no JSON, a refused export, or a bug of ours. */
function failures(log: Logger): ErrorRequestHandler {
  return (error: HttpFailure, _request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const refused = error instanceof RiskError
    const status = refused ? (STATUS[error.code] ?? 400) : (error.status ?? 500)
    const id = status >= 500 && !refused ? randomUUID() : undefined
    if (id) log.error({ id, err: error }, 'a request failed')
    const code = refused
      ? error.code
      : id
        ? 'INTERNAL'
        : status === 413
          ? 'LIMIT_EXCEEDED'
          : 'BAD_REQUEST'
    const message = id ? `something went wrong on our side; it is logged as ${id}` : error.message
    response.status(status).json({ errors: [{ message, extensions: { code, ...(id && { id }) } }] })
  }
}

/** Refusals that are not 400. */
const STATUS: Partial<Record<RiskErrorCode, number>> = {
  NOT_FOUND: 404,
  NOT_READY: 503,
  CONFLICT: 409,
  QUERY_TIMEOUT: 503,
}
