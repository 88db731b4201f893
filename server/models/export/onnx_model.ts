import type { Axis, PairTerm } from '../additive/model.ts'
import type { Card } from '../document.ts'
import type { SavedModel } from '../registry.ts'
import { mostReasons } from '../scorecard/evaluate.ts'
import type { Characteristic } from '../scorecard/model.ts'
import { isSloped } from '../scorecard/points.ts'
import { distinctNames, stepsOf } from './conditions.ts'
import { type Graph, onnxGraph } from './onnx_graph.ts'
import { onnxPd } from './onnx_pd.ts'

/** Stands for no value where a text is expected: ONNX has no null. */
const NO_TEXT = '␀'

type Routed = Pick<Axis, 'feature' | 'type' | 'bins'>

/**
 * A model as an ONNX graph of ordinary operators (onnx.ai, opset 17, and LabelEncoder of ai.onnx.ml 2),
 * in double precision so that cuts fall where they do here. One input a feature, [rows, 1]: numbers as
 * doubles with NaN for no value, texts with ␀. Outputs: score, pd, points [rows, terms], and reasons
 * [rows, 4 at most], '' where there is none. The metadata says which input is which feature.
 */
export function onnxModel({ modelId, name, model }: SavedModel<Card>): Uint8Array {
  const graph = onnxGraph()
  const pairs = model.kind === 'additive' ? model.pairs : []
  const axes = [...model.characteristics, ...pairs.flatMap((pair) => pair.axes)]
  const columns = [...new Map(axes.map((axis) => [axis.feature, axis])).values()]
  const outputs = ['score', 'pd', 'points', 'reasons']
  const wanted = columns.map(({ feature }) => feature.replace(/^#/, 'feature #'))
  const inputs = distinctNames(wanted, outputs)
  const inputOf = new Map(columns.map(({ feature }, i) => [feature, inputs[i] as string]))
  const at = ({ feature }: Routed) => inputOf.get(feature) as string
  const parts = [
    ...model.characteristics.map((c) => mainPoints(graph, c, at(c))),
    ...pairs.map((pair) => pairPoints(graph, pair, at)),
  ]
  const terms = [
    ...model.characteristics.map((c) => ({ name: c.feature, mean: c.meanPoints })),
    ...pairs.map(({ name, meanPoints }) => ({ name, mean: meanPoints })),
  ]
  const base = graph.constant('double', [1, 1], [model.basePoints])
  if (parts.length > 0) {
    graph.named('points', 'Identity', graph.node('Concat', parts, { axis: 1 }))
    const across = graph.constant('int64', [1], [1])
    const [sum] = graph.node('ReduceSum', ['points', across]) as [string]
    graph.named('score', 'Add', [base, sum])
    graph.named('reasons', 'Identity', [reasonNames(graph, terms)])
  } else graph.named('score', 'Identity', [base])
  onnxPd(graph, model)
  return graph.model({
    name: modelId,
    doc: `${name}: probability of ${model.target.definition}`,
    inputs: columns.map(({ type }, i) => ({
      name: inputs[i] as string,
      type: type === 'number' ? 'double' : 'string',
      columns: 1,
    })),
    outputs: [
      { name: 'score', type: 'double', columns: 1 },
      { name: 'pd', type: 'double', columns: 1 },
      ...(parts.length > 0
        ? [
            { name: 'points', type: 'double' as const, columns: parts.length },
            {
              name: 'reasons',
              type: 'string' as const,
              columns: Math.min(mostReasons, parts.length),
            },
          ]
        : []),
    ],
    metadata: {
      model_id: modelId,
      no_text: NO_TEXT,
      inputs: JSON.stringify(
        columns.map(({ feature, type, from }, i) => ({ input: inputs[i], feature, type, from })),
      ),
      terms: JSON.stringify(terms.map(({ name }) => name)),
    },
  })
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

function mainPoints(graph: Graph, c: Characteristic, input: string): string {
  const { place, binAt } = placeOf(graph, c, input)
  const points = binAt.map((bin) => c.bins[bin]?.points ?? c.pointsUnseen)
  const table = graph.constant('double', [points.length], points)
  const [own] = graph.node('Gather', [table, place]) as [string]
  return isSloped(c) ? sloped(graph, c, { input, own, place, binAt }) : own
}

/** Points that follow a value by the unit, beside those of its bin; of no value, nothing. */
function sloped(
  graph: Graph,
  { bins }: Characteristic,
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
function pairPoints(graph: Graph, { axes, points }: PairTerm, at: (axis: Routed) => string) {
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

/** The terms with the largest shortfalls against the mean, equal ones by name: TopK keeps their order. */
function reasonNames(graph: Graph, terms: readonly { name: string; mean: number }[]): string {
  const sorted = terms
    .map(({ name, mean }, i) => ({ name, mean, i }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const order = graph.constant(
    'int64',
    [sorted.length],
    sorted.map(({ i }) => i),
  )
  const means = graph.constant(
    'double',
    [1, sorted.length],
    sorted.map(({ mean }) => mean),
  )
  const [points] = graph.node('Gather', ['points', order], { axis: 1 }) as [string]
  const [lost] = graph.node('Sub', [means, points]) as [string]
  const most = graph.constant('int64', [1], [Math.min(mostReasons, sorted.length)])
  const [worst, which] = graph.node('TopK', [lost, most], { axis: 1 }, 2) as [string, string]
  const [real] = graph.node('Greater', [worst, graph.constant('double', [1, 1], [0])]) as [string]
  const none = graph.constant('int64', [1, 1], [sorted.length])
  const [chosen] = graph.node('Where', [real, which, none]) as [string]
  const names = graph.constant(
    'string',
    [sorted.length + 1],
    [...sorted.map(({ name }) => name), ''],
  )
  return graph.node('Gather', [names, chosen])[0] as string
}
