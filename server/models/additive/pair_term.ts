import type { Table } from '../scorecard/table.ts'
import type { Coarse } from './coarse.ts'
import { type Learned, meanOf } from './learn.ts'
import type { Axis, PairTerm } from './model.ts'
import { purify } from './purify.ts'
import type { Feature } from './terms.ts'

/** A pair as points, and what it said of either feature alone, in log odds of bad by coarse bin. */
export function pairTerm(
  features: readonly Feature[],
  { pair, axes, shapes }: Learned['pairs'][number],
  table: Table,
  perLogOdds: number,
): { term: PairTerm; moved: ReturnType<typeof purify> } {
  const [first, second] = [features[pair.first]!, features[pair.second]!]
  const size = [axes[0].bins, axes[1].bins] as const
  const weights = weightsOf(first, second, axes, table)
  const grids = shapes.map((shape) => shape.slice())
  const grid = meanOf(grids)
  const moved = purify(grid, weights, size)
  for (const own of grids) purify(own, weights, size)
  const total = weights.reduce((sum, w) => sum + w, 0)
  // A rounding rest is nothing; adding 0 makes -0 the 0 that JSON has.
  const points = grid.map((value) => (Math.abs(value) < 1e-12 ? 0 : -perLogOdds * value) + 0)
  const mean = (of: (points: number) => number) =>
    points.reduce((sum, value, cell) => sum + weights[cell]! * of(value), 0) / total
  const errors = grid.map((value, cell) => {
    const squares = grids.reduce((sum, own) => sum + (own[cell]! - value) ** 2, 0)
    return perLogOdds * Math.sqrt(squares / Math.max(1, grids.length - 1))
  })
  return {
    moved,
    term: {
      name: `${first.column.name} × ${second.column.name}`,
      axes: [axisOf(first, axes[0]), axisOf(second, axes[1])],
      points: rowsOf(points, size),
      errors: rowsOf(errors, size),
      meanPoints: mean((value) => value),
      maxPoints: Math.max(...points),
      minPoints: Math.min(...points),
      importance: mean(Math.abs),
    },
  }
}

function weightsOf(
  first: Feature,
  second: Feature,
  [a, b]: readonly [Coarse, Coarse],
  { weight }: Table,
): Float64Array {
  const weights = new Float64Array(a.bins * b.bins)
  for (let row = 0; row < first.codes.length; row++)
    weights[a.of[first.codes[row]!]! * b.bins + b.of[second.codes[row]!]!]! += weight
      ? weight[row]!
      : 1
  return weights
}

const axisOf = ({ column }: Feature, { conditions }: Coarse): Axis => ({
  feature: column.name,
  type: column.type,
  ...(column.from && { from: column.from }),
  bins: conditions,
})

const rowsOf = (cells: Float64Array, [first, second]: readonly [number, number]): number[][] =>
  Array.from({ length: first }, (_, a) => Array.from(cells.subarray(a * second, (a + 1) * second)))
