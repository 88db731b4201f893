import type { DuckDBDataChunk } from '@duckdb/node-api'
import type { Connection } from '../db/connection.ts'
import { valueSql } from './column_value.sql.ts'
import { type Cells, cellsOf, placeInCells, ranksOfCells } from './scorecard/cells.ts'
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
const SAMPLE_ROWS = 50_000
/** So many values wait until they are taken column by column: the cells of one are at hand for many rows. */
const AT_A_TIME = 4_000_000
const MOST_LEVELS = 10_000
const GROUP = 100

/** Takes the values of a chunk, whose first row is this one of all. */
type Take = (chunk: ChunkColumn, first: number) => void

/** Takes one column's values chunk by chunk, and gives the column. */
interface Reader {
  sql: string
  take: Take
  column(): Column
}

interface ChunkColumn {
  itemCount: number
  getItem(row: number): unknown
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
  const takes: Take[] = [
    (chunk, first) => {
      for (let row = 0; row < chunk.itemCount; row++)
        bad[first + row] = chunk.getItem(row) as number
    },
    ...beside.map(({ values }) => keepIn(values)),
    ...readers.map(({ take }) => take),
  ]
  let waiting: { first: number; chunk: DuckDBDataChunk }[] = []
  const takeWaiting = () => {
    takes.forEach((take, i) => {
      for (const { first, chunk } of waiting) take(chunk.getColumnVector(i), first)
    })
    waiting = []
  }
  let start = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    waiting.push({ first: start, chunk })
    start += chunk.rowCount
    if (waiting.length * chunk.rowCount * takes.length >= AT_A_TIME) takeWaiting()
    request.read(start)
  }
  takeWaiting()
  return {
    table: { bad, columns: readers.map((reader) => reader.column()) },
    beside: Object.fromEntries(beside.map(({ name, values }) => [name, values])),
  }
}

/**
 * The doubles of a column without NULL as they lie in the engine's chunk; a copy where they cannot be
 * had so. Asked one by one, each is looked up among the valid ones, which takes longer than the rest.
 */
function doublesOf(chunk: ChunkColumn): Float64Array {
  const { items } = chunk as { items?: unknown }
  if (items instanceof Float64Array && items.length === chunk.itemCount) return items
  return Float64Array.from({ length: chunk.itemCount }, (_, row) => chunk.getItem(row) as number)
}

const keepIn =
  (values: Float64Array): Take =>
  (chunk, first) =>
    values.set(doublesOf(chunk), first)

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
    take: keepIn(values),
    column: () => ({ ...headOf(planned), type: 'number', ranks: rank(values) }),
  }
}

function cellReader(planned: PlannedColumn, cells: Cells, rows: number): Reader {
  const places = new Uint16Array(new SharedArrayBuffer(2 * rows))
  return {
    sql: numberSql(planned),
    take: (chunk, first) => placeInCells(cells, doublesOf(chunk), places, first),
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
      for (const [column, sample] of samples.entries())
        sample.set(doublesOf(chunk.getColumnVector(column)), at)
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
    take: (chunk, first) => {
      for (let row = 0; row < chunk.itemCount; row++) {
        const text = chunk.getItem(row) as string | null
        places[first + row] = text === null ? texts.length : (placeOf.get(text) ?? texts.length + 1)
      }
    },
    column: () => ({ ...headOf(planned), type: 'category', levels: { texts, places } }),
  }
}

const sharedBytes = (rows: number) => new Uint8Array(new SharedArrayBuffer(rows))
