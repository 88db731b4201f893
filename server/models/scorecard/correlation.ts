import { type Coded, countCodes } from './coded.ts'

const STRETCH = 512

/** A column with mean 0 and length 1, so that the product of two is their correlation. */
export type Standard = Coded & {
  /** By stretch of rows: the length of what comes after it. */
  rest: Float64Array
}

/** A column that does not vary is 0 throughout: it correlates with nothing. */
export function standardise(column: Coded): Standard {
  const { codes } = column
  const counts = countCodes(column)
  const mean = column.values.reduce((sum, v, code) => sum + counts[code]! * v, 0) / codes.length
  const centred = column.values.map((v, code) => (counts[code]! > 0 ? v - mean : 0))
  const squares = centred.reduce((sum, v, code) => sum + counts[code]! * v * v, 0)
  const varies = centred.some((v, code) => counts[code]! > 0 && v !== centred[codes[0]!])
  const values = centred.map((v) => (varies ? v / (Math.sqrt(squares) || 1) : 0))
  const rest = new Float64Array(Math.ceil(codes.length / STRETCH))
  const standard = { codes, values, rest }
  let after = 0
  for (let stretch = rest.length - 1; stretch > 0; stretch--) {
    after += product(standard, standard, stretch * STRETCH, 0)
    rest[stretch - 1] = Math.sqrt(after)
  }
  return standard
}

/** Pearson's correlation, -1 to 1. */
export function correlation(a: Standard, b: Standard): number {
  let sum = 0
  for (let start = 0; start < a.codes.length; start += STRETCH) sum = product(a, b, start, sum)
  return sum
}

/**
 * Whether |correlation| is above the limit. What the rows to come can add is at most the product of
 * the two lengths they have left (Cauchy and Schwarz), so most pairs are refused after a few rows.
 */
export function correlatesAbove(limit: number, a: Standard, b: Standard): boolean {
  let sum = 0
  for (let stretch = 0; stretch < a.rest.length; stretch++) {
    sum = product(a, b, stretch * STRETCH, sum)
    // Beyond rounding: a pair so near the limit is summed to its end.
    if (Math.abs(sum) + a.rest[stretch]! * b.rest[stretch]! < limit - 1e-9) return false
  }
  return Math.abs(sum) > limit
}

/** `sum` and the products of one stretch of rows, added in their order. */
function product(a: Coded, b: Coded, start: number, sum: number): number {
  const end = Math.min(a.codes.length, start + STRETCH)
  let total = sum
  for (let row = start; row < end; row++)
    total += a.values[a.codes[row]!]! * b.values[b.codes[row]!]!
  return total
}
