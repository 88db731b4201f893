import { DuckDBDataChunk, type DuckDBType } from '@duckdb/node-api'
import type { Engine } from '../engine.ts'
import type { Rows } from './rows.ts'

const ROWS_A_CHUNK = 2048

type Numbers = Uint8Array | Uint16Array | Int32Array | Float64Array

/** A table whose columns are numbers or enumerations, ready to take rows. */
export interface Target {
  table: string
  types: readonly DuckDBType[]
}

export const targetOf = async (engine: Engine, table: string): Promise<Target> => ({
  table,
  types: (await engine.result(`from ${table} limit 0`)).columnTypes(),
})

/** Puts rows into a table: all, or those of the numbers given, in that order. */
export async function rowsInto(
  engine: Engine,
  { table, types }: Target,
  { values, width, count }: Rows,
  order?: readonly number[],
): Promise<void> {
  const total = order?.length ?? count
  if (total === 0) return
  const appender = await engine.raw.createAppender(table)
  for (let first = 0; first < total; first += ROWS_A_CHUNK) {
    const size = Math.min(ROWS_A_CHUNK, total - first)
    const chunk = DuckDBDataChunk.create(types, size)
    for (let column = 0; column < width; column++) {
      const vector = chunk.getColumnVector(column)
      const { items, validity } = vector as unknown as {
        items: Numbers
        validity: { setItemValid(item: number, isValid: boolean): void }
      }
      for (let i = 0; i < size; i++) {
        const value = values[(order ? order[first + i]! : first + i) * width + column]!
        if (Number.isNaN(value)) validity.setItemValid(i, false)
        else items[i] = value
      }
      vector.flush()
    }
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}
