export type Numbers = Uint8Array | Uint16Array | Int32Array | Float64Array

/**
 * Rows of numbers kept by column, which grow as rows are added. A word of a vocabulary is its
 * number, a day or a second is counted from the first day of the world, money is whole cents. NULL
 * is `NIL`, `NO_WORD` or NaN.
 */
export interface Rows {
  count: number
  columns: Numbers[]
}

/** Stands for NULL in a column of whole numbers, and in one of words. */
export const NIL = -(2 ** 31)
export const NO_WORD = 255

function longer(numbers: Numbers): Numbers {
  const more = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2)
  more.set(numbers)
  return more
}

/** The place of one row more. */
export function place(rows: Rows): number {
  if (rows.count === rows.columns[0]!.length) rows.columns = rows.columns.map(longer)
  return rows.count++
}

/** Adds a row; null is NULL. */
export function add(rows: Rows, ...values: (number | null)[]): void {
  const at = place(rows)
  for (let i = 0; i < values.length; i++) {
    const numbers = rows.columns[i]!
    numbers[at] = values[i] ?? (numbers instanceof Float64Array ? NaN : NIL)
  }
}
