import type { DuckDBMaterializedResult } from '@duckdb/node-api'
import { readerOf, type Value } from './values.ts'

/** A row as an object: column name to exact value. */
export type Row = Record<string, Value>

/**
 * Every row of a result, made by `start` and filled by column. The result is in memory already: to
 * ask for its chunks one by one from another thread would cost a small statement more than running it.
 */
function filled<R>(
  result: DuckDBMaterializedResult,
  start: () => R,
  fill: (row: R, column: number, value: Value) => void,
): R[] {
  const rows: R[] = []
  for (let i = 0; i < result.chunkCount; i++) {
    const chunk = result.getChunk(i)
    const first = rows.length
    for (let row = 0; row < chunk.rowCount; row++) rows.push(start())
    for (let column = 0; column < chunk.columnCount; column++) {
      const vector = chunk.getColumnVector(column)
      const read = readerOf(vector.type)
      for (let row = 0; row < chunk.rowCount; row++)
        fill(rows[first + row] as R, column, read(vector.getItem(row)))
    }
  }
  return rows
}

/** The rows as arrays in column order. */
export const arraysOf = (result: DuckDBMaterializedResult): Value[][] =>
  filled(
    result,
    () => [] as Value[],
    (row, column, value) => {
      row[column] = value
    },
  )

/** The rows as objects. A column that has the name of another gets a number after it. */
export function objectsOf(result: DuckDBMaterializedResult): Row[] {
  const names = result.deduplicatedColumnNames()
  return filled(
    result,
    () => ({}) as Row,
    (row, column, value) => {
      row[names[column] as string] = value
    },
  )
}
