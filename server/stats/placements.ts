/**
 * For each of `values` the share of `others` below it, ties counting half. Both sorted ascending.
 */
export function placements(values: Float64Array, others: Float64Array): Float64Array {
  const out = new Float64Array(values.length)
  let below = 0
  let notAbove = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    while (below < others.length && others[below]! < value) below++
    while (notAbove < others.length && others[notAbove]! <= value) notAbove++
    out[i] = (below + notAbove) / 2 / others.length
  }
  return out
}
