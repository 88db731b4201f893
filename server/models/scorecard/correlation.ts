const STRETCH = 512

/** A column with mean 0 and length 1, so that the product of two is their correlation. */
export type Standard = {
  values: Float64Array
  /** By stretch of rows: the length of what comes after it. */
  rest: Float64Array
}

/** A column that does not vary is 0 throughout: it correlates with nothing. */
export function standardise(column: Float64Array): Standard {
  const rows = column.length
  let sum = 0
  for (let row = 0; row < rows; row++) sum += column[row]!
  const mean = sum / rows
  const values = new Float64Array(rows)
  let squares = 0
  for (let row = 0; row < rows; row++) {
    const centred = column[row]! - mean
    values[row] = centred
    squares += centred * centred
  }
  const length = Math.sqrt(squares) || 1
  for (let row = 0; row < rows; row++) values[row]! /= length
  const rest = new Float64Array(Math.ceil(rows / STRETCH))
  let after = 0
  for (let stretch = rest.length - 1; stretch > 0; stretch--) {
    after += product(values, values, stretch * STRETCH, 0)
    rest[stretch - 1] = Math.sqrt(after)
  }
  return { values, rest }
}

/** Pearson's correlation, -1 to 1. */
export function correlation(a: Standard, b: Standard): number {
  let sum = 0
  for (let start = 0; start < a.values.length; start += STRETCH)
    sum = product(a.values, b.values, start, sum)
  return sum
}

/**
 * Whether |correlation| is above the limit. What the rows to come can add is at most the product of
 * the two lengths they have left (Cauchy and Schwarz), so most pairs are refused after a few rows.
 */
export function correlatesAbove(limit: number, a: Standard, b: Standard): boolean {
  let sum = 0
  for (let stretch = 0; stretch < a.rest.length; stretch++) {
    sum = product(a.values, b.values, stretch * STRETCH, sum)
    // Beyond rounding: a pair so near the limit is summed to its end.
    if (Math.abs(sum) + a.rest[stretch]! * b.rest[stretch]! < limit - 1e-9) return false
  }
  return Math.abs(sum) > limit
}

/** `sum` and the products of one stretch of rows, added in their order. */
function product(a: Float64Array, b: Float64Array, start: number, sum: number): number {
  const end = Math.min(a.length, start + STRETCH)
  let total = sum
  for (let row = start; row < end; row++) total += a[row]! * b[row]!
  return total
}
