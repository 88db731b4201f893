/**
 * Rows of numbers, one after another in one array, which grows as they are added. NULL is NaN, a word of a
 * vocabulary its number, a day or a second counted from the first day of the world, money whole cents.
 */
export interface Rows {
  readonly width: number
  count: number
  values: Float64Array
}

export const makeRows = (width: number, room = 256): Rows => ({
  width,
  count: 0,
  values: new Float64Array(width * room),
})

/** Where the values of one row more are to be put. */
export function place(rows: Rows): number {
  const at = rows.count++ * rows.width
  if (at === rows.values.length) {
    const more = new Float64Array(rows.values.length * 2)
    more.set(rows.values)
    rows.values = more
  }
  return at
}

/** Adds a row; null is NULL. */
export function add(rows: Rows, ...values: (number | null)[]): void {
  const at = place(rows)
  for (let i = 0; i < values.length; i++) rows.values[at + i] = values[i] ?? NaN
}
