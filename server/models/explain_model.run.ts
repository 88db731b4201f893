import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { customerIdOf } from '../ledger/customer_id.ts'
import { type Explained, explain } from './imported/explain.ts'
import type { Cell, Imported } from './imported/model.ts'
import { withRuntime } from './imported/runtime.ts'
import { valuesSql } from './imported_values.run.ts'
import { findRegistered } from './registry.ts'
import { type EngineLimits, withFile } from './training_file.ts'

export interface ExplainRequest {
  /** An imported model, by its id or name. */
  model: string
  /** Source id of a customer, whose lines are explained as the newest published run saw them. */
  customer?: string | undefined
  /** A CSV or Parquet file instead, and which of its rows, from 1. */
  table?: string | undefined
  rows?: readonly number[] | undefined
  limits?: EngineLimits | undefined
}

/** One score explained: `points` and the base sum to the score. */
export interface ExplainedRow extends Omit<Explained, 'points' | 'standardErrors'> {
  subject: string
  terms: { feature: string; value: Cell; points: number; standardError: number | null }[]
}

export interface Explanation {
  modelId: string
  name: string
  /** Rows that the base is the mean score of. */
  background: number
  rows: ExplainedRow[]
}

const MOST_ROWS = 100

/**
 * Why an imported model scores somebody so. Throws NOT_FOUND for a model, customer or row that is not
 * there, BAD_REQUEST for a model of another kind, whose reasons are kept with every score, NOT_READY
 * without a published run or the runtime, FILE_REFUSED for a table whose values cannot be read.
 */
export async function explainModel(
  request: ExplainRequest,
  { sql, signal }: { sql: Sql; signal: AbortSignal },
): Promise<Explanation> {
  const { modelId, name, model } = await findRegistered(sql, request.model)
  if (model.kind !== 'imported')
    throw new RiskError(
      'BAD_REQUEST',
      `${modelId} is a model of kind ${model.kind}: its points and reasons are kept with every score`,
    )
  const given = await rowsOf(sql, model, request)
  return withRuntime(model, async (session) => {
    const rows: ExplainedRow[] = []
    for (const { subject, values } of given) {
      signal.throwIfAborted()
      const { points, standardErrors, ...told } = await explain(session, model, values)
      rows.push({
        subject,
        ...told,
        terms: model.features.map((feature, i) => ({
          feature,
          value: values[i] ?? null,
          points: points[i]!,
          standardError: standardErrors?.[i] ?? null,
        })),
      })
    }
    return { modelId, name, background: model.background.length, rows }
  })
}

type GivenRow = { subject: string; values: Cell[] }

function rowsOf(sql: Sql, model: Imported, request: ExplainRequest): Promise<GivenRow[]> {
  const { customer, table, rows = [1], limits = {} } = request
  if ((customer === undefined) === (table === undefined))
    throw new RiskError('BAD_REQUEST', 'explain: say whom, --customer or --table')
  if (table !== undefined) return rowsOfTable(table, model, rows, limits)
  if (model.training.table)
    throw new RiskError(
      'BAD_REQUEST',
      `customer: ${model.fileName} reads the columns of a table, not the ledger: say --table`,
    )
  return rowsOfCustomer(sql, model, customer as string)
}

async function rowsOfCustomer(sql: Sql, model: Imported, customer: string): Promise<GivenRow[]> {
  const customerId = await customerIdOf(sql, customer)
  const run = await sql.first<{ run_id: number }>(
    'select run_id from published_run order by published_at desc, run_id desc limit 1',
  )
  if (!run) throw new RiskError('NOT_READY', 'no run is published yet: run first (tally run)')
  const rows = await sql.arrays(
    `select coalesce(line, 'no line'), ${valuesSql(model.inputs)}
     from (
       select s.*, f.source_id as line
       from feature_snapshot as s left join facility as f using (facility_id)
     )
     where run_id = $1 and customer_id = $2 order by subject_id limit ${MOST_ROWS}`,
    [run.run_id, customerId],
  )
  if (rows.length === 0)
    throw new RiskError('NOT_FOUND', `run ${run.run_id} has no features of customer ${customer}`)
  return rows.map(([line, ...values]) => ({
    subject: `${customer} (${line})`,
    values: values as Cell[],
  }))
}

function rowsOfTable(
  path: string,
  { inputs }: Imported,
  numbers: readonly number[],
  limits: EngineLimits,
): Promise<GivenRow[]> {
  if (numbers.length > MOST_ROWS)
    throw new RiskError('LIMIT_EXCEEDED', `rows: at most ${MOST_ROWS}, not ${numbers.length}`)
  return withFile(path, limits, async (sql, { relation, rowNumber, columns }) => {
    const lacking = inputs.find(({ feature }) => !columns.some(({ name }) => name === feature))
    if (lacking)
      throw new RiskError('BAD_REQUEST', `table: ${path} has no column ${lacking.feature}`)
    const given: GivenRow[] = []
    for (const number of numbers) {
      const [row] = await sql
        .arrays(`select ${valuesSql(inputs)} from ${relation} where ${rowNumber} = $1`, [
          number - 1,
        ])
        .catch((cause) => {
          throw new RiskError('FILE_REFUSED', `${path}: ${cause.message}`, { cause })
        })
      if (!row) throw new RiskError('NOT_FOUND', `rows: ${path} has no row ${number}`)
      given.push({ subject: `row ${number}`, values: row as Cell[] })
    }
    return given
  })
}
