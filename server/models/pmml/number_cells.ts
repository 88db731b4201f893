import { nextDouble } from '../scorecard/next_double.ts'

/** Where a range ends: `from` is the first double of the next one, `at` what the file names, and whose it is. */
export type Edge = { from: number; at: number; below: boolean } | null

/** Numbers that no comparison of the file tells apart: one of those it names, or all between two of them. */
export interface Cell {
  lower: Edge
  upper: Edge
  /** One of them. */
  value: number
  /** It holds one number. */
  point: boolean
}

/** All numbers, cut at those that the file names, by rising value. */
export function cellsOf(named: readonly number[]): Cell[] {
  const cuts = [...new Set(named.map((value) => value + 0))].sort((a, b) => a - b)
  if (cuts.length === 0) return [{ lower: null, upper: null, value: 0, point: false }]
  const before = (at: number): Edge => ({ from: at, at, below: false })
  const behind = (at: number): Edge => ({ from: nextDouble(at), at, below: true })
  const cells: Cell[] = [
    { lower: null, upper: before(cuts[0]!), value: Number.NEGATIVE_INFINITY, point: false },
  ]
  cuts.forEach((cut, i) => {
    cells.push({ lower: before(cut), upper: behind(cut), value: cut, point: true })
    const next = cuts[i + 1]
    const first = nextDouble(cut)
    // Two neighbours have no number between them.
    if (first === next) return
    cells.push({
      lower: behind(cut),
      upper: next === undefined ? null : before(next),
      value: next === undefined ? Number.POSITIVE_INFINITY : first,
      point: false,
    })
  })
  return cells
}

/** How a range reads: '18 to below 25', 'above 18 to 25', '25 or less'. */
export function labelOf(lower: Edge, upper: Edge): string {
  if (lower === null && upper === null) return 'any number'
  if (lower && upper && lower.at === upper.at) return String(lower.at)
  if (lower === null) return upper!.below ? `${upper!.at} or less` : `below ${upper!.at}`
  if (upper === null) return lower.below ? `above ${lower.at}` : `${lower.at} or more`
  return `${lower.below ? 'above ' : ''}${lower.at} to ${upper.below ? '' : 'below '}${upper.at}`
}
