import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Response, Router } from 'express'
import { coerceInputValue, type GraphQLInputType } from 'graphql'
import PQueue from 'p-queue'
import { RiskError } from '../db/errors.ts'
import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import { guardedSql } from '../portfolio/csv_guard.sql.ts'
import type { CustomerFilter } from '../portfolio/customer_page.sql.ts'
import type { DecisionFilter } from '../portfolio/decision_filter.sql.ts'
import {
  type ExportStatement,
  exportCustomersSql,
  exportDecisionsSql,
  exportTransactionsSql,
} from '../portfolio/export.sql.ts'
import { localHourSql } from '../portfolio/local_hour.sql.ts'
import type { TransactionFilter } from '../portfolio/transaction_filter.sql.ts'
import { runOr } from '../runs/graphql.ts'
import type { Context } from './context.ts'
import { schema } from './schema.ts'

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', copy: 'format csv, header' },
  ndjson: { type: 'application/x-ndjson', copy: 'format json' },
  parquet: { type: 'application/vnd.apache.parquet', copy: 'format parquet, compression zstd' },
} as const

type Format = keyof typeof FORMATS

interface Relation {
  /** Name of the filter's type in the schema. */
  filter: string
  statement(filter: unknown, run: number | undefined, context: Context): Promise<ExportStatement>
}

const RELATIONS: Record<string, Relation> = {
  transactions: {
    filter: 'TransactionFilter',
    statement: async (filter, _run, context) => {
      const zone = (await context.lender())?.zone ?? []
      return exportTransactionsSql(filter as TransactionFilter, localHourSql('occurred_at', zone))
    },
  },
  customers: {
    filter: 'CustomerFilter',
    statement: async (filter) => exportCustomersSql(filter as CustomerFilter),
  },
  decisions: {
    filter: 'DecisionFilter',
    statement: async (filter, runId, context) => {
      const run = await runOr(runId, context)
      if (run?.status !== 'published')
        throw new RiskError(
          'NOT_READY',
          runId ? `run ${runId} is not published` : 'no run is published yet',
        )
      return exportDecisionsSql(run.runId, filter as DecisionFilter)
    },
  },
}

/** The filter of the query, checked as the API checks its own. */
function filterOf(text: unknown, typeName: string): unknown {
  if (text === undefined || text === '') return null
  let given: unknown
  try {
    given = JSON.parse(String(text))
  } catch {
    throw new RiskError('BAD_REQUEST', `filter is not JSON: ${text}`)
  }
  const type = schema.getType(typeName) as GraphQLInputType
  return coerceInputValue(given, type, (path, _value, error) => {
    throw new RiskError(
      'BAD_REQUEST',
      `filter${path.map((part) => `.${part}`).join('')}: ${error.message}`,
    )
  })
}

function runOf(text: unknown): number | undefined {
  if (text === undefined || text === '') return undefined
  const run = Number(text)
  if (Number.isSafeInteger(run)) return run
  throw new RiskError('BAD_REQUEST', `run is not a number: ${text}`)
}

/**
 * `GET /export/<relation>.<csv|parquet|ndjson>?filter=<JSON>&run=<number>`: every row that the API's
 * filter leaves. The engine writes a file, in memory that does not grow with it, and the file is sent.
 */
export function exportRouter(createContext: (response: Response) => Context): Router {
  const queue = new PQueue({ concurrency: 2 })
  const router = Router()
  router.get('/export/:relation.:format', async (request, response) => {
    if (request.headers['sec-fetch-site'] === 'cross-site')
      throw new RiskError('BAD_REQUEST', 'exports are not for other sites')
    const relation = Object.hasOwn(RELATIONS, request.params.relation)
      ? RELATIONS[request.params.relation]
      : undefined
    const format = Object.hasOwn(FORMATS, request.params.format)
      ? (request.params.format as Format)
      : undefined
    if (!relation || !format)
      throw new RiskError(
        'NOT_FOUND',
        `no export ${request.path}: there are ${Object.keys(RELATIONS)} as ${Object.keys(FORMATS)}`,
      )
    const context = createContext(response)
    const filter = filterOf(request.query.filter, relation.filter)
    const statement = await relation.statement(filter, runOf(request.query.run), context)
    await queue.add(() => send(statement, format, request.params.relation, context, response))
  })
  return router
}

async function send(
  { sql, params, money }: ExportStatement,
  format: Format,
  name: string,
  context: Context,
  response: Response,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tally-export-'))
  try {
    const file = join(folder, `${name}.${format}`)
    const exact = money.map(
      (column) => `${quoteIdentifier(column)}::varchar as ${quoteIdentifier(column)}`,
    )
    const rows =
      format === 'ndjson'
        ? `select * replace (${exact.join(', ')}) from (${sql})`
        : format === 'csv'
          ? await guardedSql(context.sql, sql, params)
          : sql
    await context.sql.run(
      `copy (${rows}) to ${quoteLiteral(file)} (${FORMATS[format].copy})`,
      params,
    )
    response.type(FORMATS[format].type).attachment(`${name}.${format}`)
    await pipeline(createReadStream(file), response)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
