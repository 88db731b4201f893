import type { PairTerm } from '../additive/model.ts'
import type { BinCondition } from '../scorecard/model.ts'
import { isSloped } from '../scorecard/points.ts'
import type { Routed } from '../scorecard/route.ts'
import { stepsOf } from './conditions.ts'
import type { Graph } from './onnx_graph.ts'

/** Stands for no value where a text is expected: ONNX has no null. */
export const NO_TEXT = '␀'

/** A column with the points of its bins. */
type Main = Omit<Routed, 'bins'> & {
  bins: readonly (BinCondition & { points: number; slope?: number })[]
  pointsUnseen: number
}

/** Where a value stands, and the bin at each place, -1 where it is none's. */
function placeOf(graph: Graph, { type, bins }: Routed, input: string) {
  const steps = stepsOf({ type, bins })
  const missing = steps.find(({ kind }) => kind === 'missing')?.bin ?? -1
  const listed = steps.flatMap((step) =>
    step.kind === 'values' ? step.values.map((value) => ({ value, bin: step.bin })) : [],
  )
  if (type === 'category') {
    const [place] = graph.node('LabelEncoder', [input], {
      keys_strings: { strings: [...listed.map(({ value }) => String(value)), NO_TEXT] },
      values_int64s: { ints: [...listed.keys(), listed.length] },
      default_int64: listed.length + 1,
    }) as [string]
    return { place, binAt: [...listed.map(({ bin }) => bin), missing, -1] }
  }
  const ranges = steps.flatMap((step) => (step.kind === 'range' ? [step] : []))
  const cuts = ranges.flatMap(({ upper }) => (upper === null ? [] : [upper]))
  const count = (op: string, values: readonly number[], weights: readonly number[]) => {
    const [holds] = graph.node(op, [
      input,
      graph.constant('double', [1, values.length], values),
    ]) as [string]
    const [ones] = graph.node('Cast', [holds], { to: 7 }) as [string]
    const [weighed] = graph.node('Mul', [
      ones,
      graph.constant('int64', [1, weights.length], weights),
    ]) as [string]
    return graph.node('ReduceSum', [weighed, graph.constant('int64', [1], [1])])[0] as string
  }
  // No number is at or above NaN: without a cut all stand at 0.
  const above = cuts.length > 0 ? cuts : [Number.NaN]
  let place = count(
    'GreaterOrEqual',
    above,
    above.map(() => 1),
  )
  const binAt = ranges.length > 0 ? ranges.map(({ bin }) => bin) : [-1]
  if (listed.length > 0) {
    // Distinct values, so at most one is equal: the sum is its number, from 1.
    const numbers = listed.map((_, i) => i + binAt.length)
    const own = count(
      'Equal',
      listed.map(({ value }) => value as number),
      numbers,
    )
    const zero = graph.constant('int64', [1, 1], [0])
    const [found] = graph.node('Greater', [own, zero]) as [string]
    place = graph.node('Where', [found, own, place])[0] as string
    binAt.push(...listed.map(({ bin }) => bin))
  }
  const last = graph.constant('int64', [1, 1], [binAt.length])
  const [lost] = graph.node('IsNaN', [input]) as [string]
  return {
    place: graph.node('Where', [lost, last, place])[0] as string,
    binAt: [...binAt, missing],
  }
}

/** Points of a column by its bins, [rows, 1]. */
export function mainPoints(graph: Graph, c: Main, input: string): string {
  const { place, binAt } = placeOf(graph, c, input)
  const points = binAt.map((bin) => c.bins[bin]?.points ?? c.pointsUnseen)
  const table = graph.constant('double', [points.length], points)
  const [own] = graph.node('Gather', [table, place]) as [string]
  return isSloped(c) ? sloped(graph, c, { input, own, place, binAt }) : own
}

/** Points that follow a value by the unit, beside those of its bin; of no value, nothing. */
function sloped(
  graph: Graph,
  { bins }: Main,
  { input, own, place, binAt }: { input: string; own: string; place: string; binAt: number[] },
): string {
  const slopes = binAt.map((bin) => bins[bin]?.slope ?? 0)
  const [slope] = graph.node('Gather', [
    graph.constant('double', [slopes.length], slopes),
    place,
  ]) as [string]
  const none = graph.constant('double', [1, 1], [0])
  const [level] = graph.node('Equal', [slope, none]) as [string]
  const [value] = graph.node('Where', [level, none, input]) as [string]
  const [more] = graph.node('Mul', [slope, value]) as [string]
  return graph.node('Add', [own, more])[0] as string
}

/** A table with a row and a column of zeros for values that no bin holds. */
export function pairPoints(
  graph: Graph,
  { axes, points }: PairTerm,
  at: (axis: Pick<Routed, 'feature' | 'type'>) => string,
) {
  const [rows, columns] = axes.map(({ bins }) => bins.length) as [number, number]
  const [row, column] = axes.map((axis, a) => {
    const { place, binAt } = placeOf(graph, axis, at(axis))
    const unseen = a === 0 ? rows : columns
    const table = graph.constant(
      'int64',
      [binAt.length],
      binAt.map((bin) => (bin < 0 ? unseen : bin)),
    )
    return graph.node('Gather', [table, place])[0] as string
  }) as [string, string]
  const width = columns + 1
  const [start] = graph.node('Mul', [row, graph.constant('int64', [1, 1], [width])]) as [string]
  const [cell] = graph.node('Add', [start, column]) as [string]
  const cells = [...points.flatMap((line) => [...line, 0]), ...new Array<number>(width).fill(0)]
  return graph.node('Gather', [graph.constant('double', [cells.length], cells), cell])[0] as string
}
