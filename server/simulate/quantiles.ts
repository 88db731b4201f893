/**
 * How many of `size` equally likely draws fall on each index, in proportion to its weight (largest
 * remainders, so that they add up to `size`). Throws where no weight is positive.
 */
export function drawsOf(weights: readonly number[], size: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) throw new Error(`weights to draw by; none is > 0: ${weights.join(', ')}`)
  const exact = weights.map((weight) => (weight / total) * size)
  const counts = exact.map(Math.floor)
  const missing = size - counts.reduce((sum, count) => sum + count, 0)
  const byRemainder = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of byRemainder.slice(0, missing)) counts[i] = (counts[i] ?? 0) + 1
  return counts
}

interface Fillable {
  fill(value: number, from: number, until: number): unknown
}

/** Writes each index, counted from `first`, as often as its number of draws says, from place `at` on. */
export function spellOut<L extends Fillable>(
  list: L,
  draws: readonly number[],
  { at = 0, first = 0 } = {},
): L {
  let from = at
  for (const [i, count] of draws.entries()) {
    list.fill(first + i, from, from + count)
    from += count
  }
  return list
}

/** A table to draw from by one uniform number: each index stands in it as often as `drawsOf` says. */
export function quantiles(weights: readonly number[], size = 2000): number[] {
  return spellOut(Array<number>(size).fill(0), drawsOf(weights, size))
}
