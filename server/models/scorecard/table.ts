import { type Ranks, rank } from './ranks.ts'

/** One candidate feature: NaN (numbers) and null (categories) are missing. `ranks` are those of `values`. */
export type Column = {
  name: string
  label: string
  unit: string | null
} & (
  | { type: 'number'; values: Float64Array; ranks?: Ranks }
  | { type: 'category'; values: readonly (string | null)[] }
)

/** Training data: columns of equal length, and the outcome per row (1 bad, 0 good). */
export type Table = { columns: Column[]; bad: Uint8Array }

/** The table with every column of numbers ranked: whoever fits on parts of it need not sort each part. */
export function rankTable(table: Table): Table {
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.type === 'number' && !column.ranks
        ? { ...column, ranks: rank(column.values) }
        : column,
    ),
  }
}

/** The table's rows at these indices, in their order. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const bad = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i++) bad[i] = table.bad[rows[i]!]!
  return { bad, columns: table.columns.map((column) => takeColumn(column, rows)) }
}

function takeColumn(column: Column, rows: ArrayLike<number>): Column {
  if (column.type === 'number') {
    const values = new Float64Array(rows.length)
    for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i]!]!
    if (!column.ranks) return { ...column, values }
    const { distinct, places: all } = column.ranks
    const places = new Uint32Array(rows.length)
    for (let i = 0; i < rows.length; i++) places[i] = all[rows[i]!]!
    return { ...column, values, ranks: { distinct, places } }
  }
  const values = new Array<string | null>(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i]!]!
  return { ...column, values }
}

/** Throws, naming what is wrong, where the table cannot be read: lengths, outcomes, names, types. */
export function checkTable(table: Table): void {
  const rows = table.bad.length
  const odd = table.bad.findIndex((b) => b > 1)
  if (odd >= 0) throw new Error(`invalid outcome of row ${odd}; not 0 or 1: ${table.bad[odd]}`)
  const names = new Set<string>()
  for (const { name, type, values } of table.columns) {
    if (names.has(name)) throw new Error(`duplicate feature: ${name}`)
    names.add(name)
    if (values.length !== rows)
      throw new Error(`feature ${name} has ${values.length} rows; the outcome has ${rows}`)
    if (type === 'number' && !(values instanceof Float64Array))
      throw new Error(`feature ${name} is a number; needs a Float64Array`)
  }
}
