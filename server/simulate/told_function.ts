import {
  DOUBLE,
  type DuckDBDataChunk,
  DuckDBTableFunction,
  type DuckDBType,
  ENUM,
  INTEGER,
  USMALLINT,
} from '@duckdb/node-api'
import type { Engine } from './engine.ts'
import { NIL, NO_WORD, type Numbers, type Rows } from './life/rows.ts'
import { type ColumnType, columnsOf, type TableName } from './life/told_tables.ts'
import { VOCABULARIES } from './words.ts'

const ROWS_A_CHUNK = 2048

const NUMBERS = { integer: INTEGER, double: DOUBLE, usmallint: USMALLINT }

const typeOf = (type: ColumnType): DuckDBType =>
  type in NUMBERS
    ? NUMBERS[type as keyof typeof NUMBERS]
    : ENUM(VOCABULARIES[type as keyof typeof VOCABULARIES])

/** The rows a statement reads as each table. */
export type Tables = Partial<Record<TableName, Rows>>

interface Vector {
  items: Numbers
  validity: { setItemValid(item: number, isValid: boolean): void }
  flush(): void
}

function fill(chunk: DuckDBDataChunk, { columns }: Rows, first: number, size: number): void {
  for (const [i, numbers] of columns.entries()) {
    const vector = chunk.getColumnVector(i) as unknown as Vector
    const items = numbers.subarray(first, first + size)
    vector.items.set(items)
    if (numbers instanceof Float64Array) {
      for (let row = 0; row < size; row++) {
        if (Number.isNaN(items[row]!)) vector.validity.setItemValid(row, false)
      }
    } else if (!(numbers instanceof Uint16Array)) {
      const nil = numbers instanceof Int32Array ? NIL : NO_WORD
      for (let row = 0; row < size; row++) {
        if (items[row] === nil) vector.validity.setItemValid(row, false)
      }
    }
    vector.flush()
  }
}

/**
 * Makes a view of each table over rows that are not in the engine: a statement takes them as they are, a chunk
 * at a time, from what `tables` has by that name when it runs.
 */
export async function makeToldViews(engine: Engine, tables: Tables, names: readonly TableName[]) {
  for (const name of names) {
    engine.raw.registerTableFunction(
      DuckDBTableFunction.create({
        name: `told_${name}`,
        bindFunction(bind) {
          for (const [column, type] of columnsOf(name)) bind.addResultColumn(column, typeOf(type))
        },
        initFunction(init) {
          init.setMaxThreads(1)
          init.setInitData({ first: 0 })
        },
        mainFunction(info, chunk) {
          const at = info.initData as { first: number }
          const rows = tables[name]
          const size = Math.min(ROWS_A_CHUNK, (rows?.count ?? 0) - at.first)
          chunk.rowCount = size
          if (size > 0) fill(chunk, rows!, at.first, size)
          at.first += size
        },
      }),
    )
    await engine.script(`create view ${name} as from told_${name}()`)
  }
}
