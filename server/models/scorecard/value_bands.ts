const BANDS = 10

/**
 * How the numbers of a sloped characteristic lay in the rows it was judged on, without missing and listed
 * ones: bands of about equal count, parted by `edges` (a value on an edge is in the band above), how many
 * rows each has and the mean of their points.
 */
export type ValueBands = {
  least: number
  most: number
  edges: number[]
  counts: number[]
  points: number[]
}

/** The bands of these values; undefined where there is none. */
export function valueBands(
  values: Float64Array,
  pointsOf: (value: number) => number,
): ValueBands | undefined {
  const rising = values.toSorted()
  const [least, most] = [rising[0], rising.at(-1)]
  if (least === undefined || most === undefined) return undefined
  const at = Array.from(
    { length: BANDS - 1 },
    (_, i) => rising[Math.floor((rising.length * (i + 1)) / BANDS)]!,
  )
  const edges = [...new Set(at)].filter((edge) => edge > least)
  const counts = new Array<number>(edges.length + 1).fill(0)
  const sums = new Array<number>(edges.length + 1).fill(0)
  let band = 0
  for (const value of rising) {
    while (band < edges.length && value >= edges[band]!) band++
    counts[band]!++
    sums[band]! += pointsOf(value)
  }
  return { least, most, edges, counts, points: sums.map((sum, i) => sum / counts[i]!) }
}

/** The share of those rows that have less, 0 to 1: as if they lay evenly within a band. */
export function shareBelow({ least, most, edges, counts }: ValueBands, value: number): number {
  const bounds = [least, ...edges, most]
  const rows = counts.reduce((sum, n) => sum + n, 0)
  const band = edges.findLastIndex((edge) => value >= edge) + 1
  const below = counts.slice(0, band).reduce((sum, n) => sum + n, 0)
  const [lower, upper] = [bounds[band]!, bounds[band + 1]!]
  const part = upper > lower ? Math.min(1, Math.max(0, (value - lower) / (upper - lower))) : 0.5
  return (below + part * counts[band]!) / rows
}
