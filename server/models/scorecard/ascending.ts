/**
 * Ascending numbers, none of them NaN, and which of them lie in each of many stretches of equal width
 * from the least to the greatest: a search begins in a stretch of one or none, and not among all.
 * Those of stretch i are `values` from `starts[i]` up to `starts[i + 1]`.
 */
export type Ascending = { values: Float64Array; perUnit: number; starts: Uint32Array }

/** Of so many the stretches stay in a core's own memory, though there are more of them. */
const FEW = 4096

export function ascending(values: Float64Array): Ascending {
  const width = values.at(-1)! - values[0]!
  const stretches = (values.length <= FEW ? 8 : 2) * values.length
  const perUnit = stretches / width
  // Of one number, of none, or where the width is no number, there is one stretch.
  if (!(perUnit > 0 && Number.isFinite(perUnit) && Number.isFinite(width)))
    return { values, perUnit: 0, starts: Uint32Array.of(0, values.length) }
  const found = { values, perUnit, starts: new Uint32Array(stretches + 1) }
  for (const value of values) found.starts[stretchOf(found, value) + 1]!++
  for (let i = 0; i < stretches; i++) found.starts[i + 1]! += found.starts[i]!
  return found
}

/** Rises with the value, whatever is lost in rounding: so what is in an earlier stretch is less. */
function stretchOf({ values, perUnit, starts }: Ascending, value: number): number {
  const last = starts.length - 2
  if (perUnit === 0) return 0
  const at = (value - values[0]!) * perUnit
  return at >= last ? last : at > 0 ? Math.floor(at) : 0
}

/** How many of the numbers are not above `value`, which is not NaN. */
export function countUpTo(numbers: Ascending, value: number): number {
  const { values, starts } = numbers
  const stretch = stretchOf(numbers, value)
  let low = starts[stretch]!
  let high = starts[stretch + 1]!
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
