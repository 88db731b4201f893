import type { WrittenAs } from './model.ts'
import { type Places, type Ranks, rank } from './ranks.ts'

/** What a column is called, and how its values are read where they are not as they stand. */
export type ColumnHead = {
  name: string
  label: string
  unit: string | null
  from?: WrittenAs
}

/** One candidate feature, each row by the place of its value: numbers among the distinct ones, categories among the levels. */
export type Column = ColumnHead &
  ({ type: 'number'; ranks: Ranks } | { type: 'category'; levels: Levels })

/**
 * The distinct texts of a column in any order, and per row the place of its text among them.
 * `texts.length` is the place of missing, and one more that of a text too rare to be told apart.
 */
export type Levels = { texts: readonly string[]; places: Places }

/**
 * Training data: columns of equal length, the outcome per row (1 bad, 0 good), its weight (default: 1), and
 * where rows are told apart by segment, the place of its own.
 */
export type Table = {
  columns: Column[]
  bad: Uint8Array
  weight?: Float64Array
  segment?: Uint8Array
}

/** A column of numbers; NaN is missing. */
export const numberColumn = (head: ColumnHead, values: Float64Array): Column => ({
  ...head,
  type: 'number',
  ranks: rank(values),
})

/** A column of categories; null is missing. */
export function categoryColumn(head: ColumnHead, values: readonly (string | null)[]): Column {
  const placeOf = new Map<string, number>()
  const places = new Uint32Array(values.length)
  values.forEach((value, row) => {
    if (value === null) return
    const place = placeOf.get(value) ?? placeOf.size
    placeOf.set(value, place)
    places[row] = place
  })
  values.forEach((value, row) => {
    if (value === null) places[row] = placeOf.size
  })
  return { ...head, type: 'category', levels: { texts: [...placeOf.keys()], places } }
}

/** A row's value: null is missing, and so is a text too rare to be told apart. Of numbers in cells, the least of the cell. */
export function valueAt(column: Column, row: number): number | string | null {
  return column.type === 'number'
    ? (column.ranks.distinct[column.ranks.places[row]!] ?? null)
    : (column.levels.texts[column.levels.places[row]!] ?? null)
}

export const placesOf = (column: Column): Places =>
  column.type === 'number' ? column.ranks.places : column.levels.places

/** The table's rows at these indices, in their order. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const bad = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i++) bad[i] = table.bad[rows[i]!]!
  const columns = table.columns.map((column) => takeColumn(column, rows))
  const { weight, segment } = table
  return {
    bad,
    columns,
    ...(weight && {
      weight: Float64Array.from({ length: rows.length }, (_, i) => weight[rows[i]!]!),
    }),
    ...(segment && {
      segment: Uint8Array.from({ length: rows.length }, (_, i) => segment[rows[i]!]!),
    }),
  }
}

function takeColumn(column: Column, rows: ArrayLike<number>): Column {
  const all = placesOf(column)
  const places =
    all instanceof Uint16Array ? new Uint16Array(rows.length) : new Uint32Array(rows.length)
  for (let i = 0; i < rows.length; i++) places[i] = all[rows[i]!]!
  return column.type === 'number'
    ? { ...column, ranks: { ...column.ranks, places } }
    : { ...column, levels: { ...column.levels, places } }
}

/** Tables under each other, whose columns were read together: the same values by the same places. All have weights and segments, or none. */
export function joinTables(tables: readonly [Table, ...Table[]]): Table {
  const rows = tables.reduce((sum, { bad }) => sum + bad.length, 0)
  const fill = <N extends Places | Uint8Array | Float64Array>(into: N, parts: readonly N[]): N => {
    let start = 0
    for (const part of parts) {
      into.set(part, start)
      start += part.length
    }
    return into
  }
  const columns = tables[0].columns.map((column, at): Column => {
    const parts = tables.map((table) => placesOf(table.columns[at]!))
    const wide = parts.some((part) => part instanceof Uint32Array)
    const places = fill<Places>(wide ? new Uint32Array(rows) : new Uint16Array(rows), parts)
    return column.type === 'number'
      ? { ...column, ranks: { ...column.ranks, places } }
      : { ...column, levels: { ...column.levels, places } }
  })
  const bad = fill(
    new Uint8Array(rows),
    tables.map((table) => table.bad),
  )
  const weights = tables.flatMap(({ weight }) => weight ?? [])
  const segments = tables.flatMap(({ segment }) => segment ?? [])
  return {
    bad,
    columns,
    ...(weights.length > 0 && { weight: fill(new Float64Array(rows), weights) }),
    ...(segments.length > 0 && { segment: fill(new Uint8Array(rows), segments) }),
  }
}

/** Throws, naming what is wrong, where the table cannot be read: lengths, outcomes, weights, names. */
export function checkTable(table: Table): void {
  const rows = table.bad.length
  const odd = table.bad.findIndex((b) => b > 1)
  if (odd >= 0) throw new Error(`invalid outcome of row ${odd}; not 0 or 1: ${table.bad[odd]}`)
  const light = table.weight?.findIndex((w) => !(w >= 0 && w < Number.POSITIVE_INFINITY)) ?? -1
  if (light >= 0)
    throw new Error(`invalid weight of row ${light}; not >= 0: ${table.weight?.[light]}`)
  const names = new Set<string>()
  for (const column of table.columns) {
    if (names.has(column.name)) throw new Error(`duplicate feature: ${column.name}`)
    names.add(column.name)
    const given = placesOf(column).length
    if (given !== rows)
      throw new Error(`feature ${column.name} has ${given} rows; the outcome has ${rows}`)
  }
}
