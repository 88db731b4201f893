import type { Connection } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import { valueSql } from './column_value.sql.ts'
import { type Cells, cellsOf, MISSING_CELL, placeIn, ranksOfCells } from './scorecard/cells.ts'
import { type Places, rank } from './scorecard/ranks.ts'
import type { Column, ColumnHead, Table } from './scorecard/table.ts'
import { type SpecialValues, specialOf } from './special_values.ts'
import type { GivenFile } from './training_file.ts'
import type { PlannedColumn } from './training_file_columns.ts'

export interface ReadRequest {
  file: GivenFile
  candidates: readonly PlannedColumn[]
  /** SQL of the outcome; rows where it is NULL are left out. */
  target: string
  /** Further expressions by name, read as numbers beside the table; NaN for NULL. */
  beside: Readonly<Record<string, string>>
  rows: number
  special: SpecialValues
  read(done: number): void
}

export interface ReadTable {
  table: Table
  beside: Record<string, Float64Array>
}

// Up to so many numbers every distinct value is told apart; of more, a sample of rows makes cells.
const MOST_EXACT = 40_000_000
const MOST_EXACT_ROWS = 250_000
const SAMPLE_ROWS = 100_000
const MOST_LEVELS = 10_000
const GROUP = 100

/** Takes one column's values chunk by chunk, and gives the column. */
interface Reader {
  sql: string
  take(row: number, value: unknown): void
  column(): Column
}

/** The table of a file, read once in the order of its rows; arrays may be shared by threads. */
export async function readFile(sql: Connection, request: ReadRequest): Promise<ReadTable> {
  const { file, candidates, target, rows } = request
  const numbers = candidates.filter(({ type }) => type === 'number')
  const exact = rows <= MOST_EXACT_ROWS && rows * numbers.length <= MOST_EXACT
  const cells = exact ? new Map<string, Cells>() : await sampleCells(sql, request, numbers)
  const readers: Reader[] = []
  for (const planned of candidates) {
    const own = cells.get(planned.name)
    readers.push(
      planned.type === 'category'
        ? await categoryReader(sql, request, planned)
        : own
          ? cellReader(planned, own, rows)
          : exactReader(planned, rows),
    )
  }
  const bad = sharedBytes(rows)
  const beside = Object.entries(request.beside).map(([name, expression]) => ({
    name,
    sql: `coalesce(cast(${expression} as double), 'nan'::double)`,
    values: new Float64Array(rows),
  }))
  const result = await sql.raw.stream(
    `select ${[target, ...beside.map((b) => b.sql), ...readers.map((r) => r.sql)].join(',\n')}
     from ${file.relation} where ${target} is not null`,
  )
  let start = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    const takers: ((row: number, value: unknown) => void)[] = [
      (row, value) => {
        bad[row] = value as number
      },
      ...beside.map(({ values }) => (row: number, value: unknown) => {
        values[row] = value as number
      }),
      ...readers.map(({ take }) => take),
    ]
    for (const [at, take] of takers.entries()) {
      const vector = chunk.getColumnVector(at)
      for (let row = 0; row < chunk.rowCount; row++) take(start + row, vector.getItem(row))
    }
    start += chunk.rowCount
    request.read(start)
  }
  return {
    table: { bad, columns: readers.map((reader) => reader.column()) },
    beside: Object.fromEntries(beside.map(({ name, values }) => [name, values])),
  }
}

const headOf = ({ name, from }: PlannedColumn): ColumnHead => ({
  name,
  label: name,
  unit: null,
  ...(from && { from }),
})

const numberSql = (planned: PlannedColumn) => `coalesce(${valueSql(planned)}, 'nan'::double)`

function exactReader(planned: PlannedColumn, rows: number): Reader {
  const values = new Float64Array(rows)
  return {
    sql: numberSql(planned),
    take: (row, value) => {
      values[row] = value as number
    },
    column: () => ({ ...headOf(planned), type: 'number', ranks: rank(values) }),
  }
}

function cellReader(planned: PlannedColumn, cells: Cells, rows: number): Reader {
  const places = new Uint16Array(new SharedArrayBuffer(2 * rows))
  return {
    sql: numberSql(planned),
    take: (row, value) => {
      const number = value as number
      places[row] = Number.isNaN(number) ? MISSING_CELL : placeIn(cells, number)
    },
    column: () => ({ ...headOf(planned), type: 'number', ranks: ranksOfCells(cells, places) }),
  }
}

async function sampleCells(
  sql: Connection,
  { file, target, rows, special }: ReadRequest,
  numbers: readonly PlannedColumn[],
): Promise<Map<string, Cells>> {
  const every = Math.max(1, Math.floor(rows / SAMPLE_ROWS))
  const cells = new Map<string, Cells>()
  for (let start = 0; start < numbers.length; start += GROUP) {
    const group = numbers.slice(start, start + GROUP)
    // By a hash of the row's number: the same rows each time, and no rhythm of the file.
    const result = await sql.result(
      `select ${group.map(numberSql).join(',\n')} from ${file.relation}
       where ${target} is not null and hash(${file.rowNumber}) % ${every} = 0`,
    )
    const samples = group.map(() => new Float64Array(result.rowCount))
    let at = 0
    for (let i = 0; i < result.chunkCount; i++) {
      const chunk = result.getChunk(i)
      samples.forEach((sample, column) => {
        const vector = chunk.getColumnVector(column)
        for (let row = 0; row < chunk.rowCount; row++)
          sample[at + row] = vector.getItem(row) as number
      })
      at += chunk.rowCount
    }
    group.forEach(({ name }, i) => {
      const values = specialOf(special, name).filter((value) => typeof value === 'number')
      cells.set(name, cellsOf(samples[i] as Float64Array, values))
    })
  }
  return cells
}

/** The commonest texts by name; what is rarer than ten thousand others is never told apart. */
async function categoryReader(
  sql: Connection,
  { file, target, rows }: ReadRequest,
  planned: PlannedColumn,
): Promise<Reader> {
  const value = valueSql(planned)
  const found = await sql.arrays(
    `select ${value} from ${file.relation} where ${target} is not null and ${value} is not null
     group by 1 order by count(*) desc, 1 limit ${MOST_LEVELS}`,
  )
  // A model is JSON text: it cannot hold these.
  const texts = found.map(([text]) => text as string).filter((text) => !/[\0\p{Cs}]/u.test(text))
  const placeOf = new Map(texts.map((text, place) => [text, place]))
  const places: Places = new Uint16Array(new SharedArrayBuffer(2 * rows))
  return {
    sql: value,
    take: (row, text) => {
      places[row] = text === null ? texts.length : (placeOf.get(text as string) ?? texts.length + 1)
    },
    column: () => ({ ...headOf(planned), type: 'category', levels: { texts, places } }),
  }
}

const sharedBytes = (rows: number) => new Uint8Array(new SharedArrayBuffer(rows))

/** SQL of a column that must be a number in every row. */
export const numberOf = (column: string) => `try_cast(${quoteIdentifier(column)} as double)`

/** Weights with mean 1. Throws BAD_REQUEST where one is no number or below 0, or all are 0. */
export function checkWeights(column: string, values: Float64Array): Float64Array {
  const odd = values.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY))
  if (odd >= 0)
    throw new RiskError(
      'BAD_REQUEST',
      `weights: ${column} of row ${odd + 1} is no number from 0 on: ${values[odd]}`,
    )
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (!(mean > 0)) throw new RiskError('BAD_REQUEST', `weights: ${column} is 0 in every row`)
  return values.map((value) => value / mean)
}
