import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import type { Effects } from '../effects.ts'
import { FEATURES } from '../features/catalogue.ts'
import type { Known } from './imported/bind.ts'
import type { Cell } from './imported/model.ts'
import { columnsOf, valuesSql } from './imported_values.run.ts'
import type { Target } from './scorecard/model.ts'
import { type EngineLimits, withFile } from './training_file.ts'
import { planColumns } from './training_file_columns.ts'
import { readTarget } from './training_file_target.ts'
import { readTextNumbers } from './training_file_text.ts'
import { dropRows, excludeByPolicy, labelSubjects, prepareRows, ROWS } from './training_rows.ts'

/** A part of the rows: 0 or 1, and a column a feature asked for. */
export interface Part {
  bad: Uint8Array
  columns: Cell[][]
}

type Inputs = Parameters<typeof valuesSql>[0]

/** Rows with a known outcome that a model is judged on. */
export interface JudgedRows {
  /** Of what these rows are, for people. */
  title: string
  /** Whether they are rows of a table, not of the ledger. */
  table: boolean
  known: Known[]
  target: Target
  rows: number
  warnings: string[]
  read(inputs: Inputs): AsyncIterable<Part>
}

export interface RowsRequest {
  /** A CSV or Parquet file; without it the ledger's outcomes are judged on. */
  table?: string | undefined
  target?: string | undefined
  event?: string | undefined
  good?: readonly string[] | undefined
  bad?: readonly string[] | undefined
  horizonMonths?: number | undefined
  limits?: EngineLimits | undefined
}

type RowsEffects = Omit<Effects, 'store'> & { store?: Effects['store'] }

/** Work on the rows of a table or, without one, of the ledger's outcomes as `train` labels them. */
export async function withRows<T>(
  request: RowsRequest,
  effects: RowsEffects,
  work: (rows: JudgedRows) => Promise<T>,
): Promise<T> {
  if (request.table !== undefined) return withTableRows(request.table, request, work)
  const { store, now } = effects
  if (!store) throw new Error('judging on the ledger needs its store')
  return store.session(async (sql) => {
    try {
      return await work(await ledgerRows(sql, request, now()))
    } finally {
      await dropRows(sql)
    }
  })
}

async function ledgerRows(
  sql: Sql,
  { good, bad }: RowsRequest,
  knownAt: Date,
): Promise<JudgedRows> {
  const asked = { ...(good && { good }), ...(bad && { bad }) }
  const all = await labelSubjects(sql, asked, knownAt)
  await prepareRows(sql, knownAt)
  const labelled = await excludeByPolicy(sql, all)
  return {
    title: `outcomes of ${labelled.source}`,
    table: false,
    known: FEATURES.map(({ name, type, unit, protected: ground }) => ({
      name,
      type,
      unit,
      ...(ground && { protected: true as const }),
    })),
    target: labelled.target,
    rows: labelled.rows,
    warnings: [],
    async *read(inputs) {
      const result = await sql.result(
        `select ${['bad::utinyint', ...valueList(inputs)].join(', ')} from ${ROWS} order by subject_id`,
      )
      for (let i = 0; i < result.chunkCount; i++) yield partOf(result.getChunk(i), inputs)
    },
  }
}

function withTableRows<T>(
  path: string,
  request: RowsRequest,
  work: (rows: JudgedRows) => Promise<T>,
): Promise<T> {
  const { target: column, event, horizonMonths } = request
  if (column === undefined)
    throw new RiskError('BAD_REQUEST', 'a table needs --target, the column with the outcome')
  return withFile(path, request.limits ?? {}, async (sql, file) => {
    const { named, candidates } = planColumns(file.columns, { target: column })
    const text = await readTextNumbers(sql, file, candidates)
    const target = await readTarget(sql, file, named.target.name, event)
    const counts = await sql.first<{ rows: number }>(
      `select count(*) as rows from ${file.relation} where ${target.sql} is not null`,
    )
    return work({
      title: path,
      table: true,
      known: text.candidates.map((one) => ({ ...one, unit: null })),
      target: {
        definition: `${named.target.name} is ${target.event}`,
        horizonMonths: horizonMonths ?? null,
        bad: target.event,
        good: target.others,
      },
      rows: counts?.rows ?? 0,
      warnings: text.warnings,
      async *read(inputs) {
        const result = await sql.raw.stream(
          `select ${[target.sql, ...valueList(inputs)].join(', ')} from ${file.relation}
           where ${target.sql} is not null`,
        )
        for (;;) {
          const chunk = await result.fetchChunk()
          if (!chunk || chunk.rowCount === 0) return
          yield partOf(chunk, inputs)
        }
      },
    })
  })
}

/** A model may read nothing. */
const valueList = (inputs: Inputs) => (inputs.length > 0 ? [valuesSql(inputs)] : [])

const partOf = (chunk: Parameters<typeof columnsOf>[0], inputs: Inputs): Part => ({
  bad: Uint8Array.from(chunk.getColumnValues(0) as number[]),
  columns: columnsOf(chunk, 1, inputs),
})
