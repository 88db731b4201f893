/** A column of few different values: `codes[row]` is the place in `values` of the row's value. */
export type Coded = { codes: Uint8Array | Uint16Array; values: Float64Array }

/** The value of every row. */
export function decoded({ codes, values }: Coded): Float64Array {
  const out = new Float64Array(codes.length)
  for (let row = 0; row < codes.length; row++) out[row] = values[codes[row]!]!
  return out
}

/** How many rows have each of the values. */
export function countCodes({ codes, values }: Coded): Float64Array {
  const counts = new Float64Array(values.length)
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]!++
  return counts
}
