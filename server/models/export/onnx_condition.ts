import type { Segment, SegmentCondition } from '../segmented/model.ts'
import type { Graph } from './onnx_graph.ts'
import { NO_TEXT } from './onnx_points.ts'

/** The input that a condition reads. */
type InputOf = (read: { feature: string; type: 'number' | 'category' }) => string

/** The place of every row's segment, from 0, [rows, 1]: the first whose condition holds. */
export function segmentNumber(
  graph: Graph,
  segments: readonly Pick<Segment, 'when'>[],
  at: InputOf,
): string {
  const number = (value: number) => graph.constant('int64', [1, 1], [value])
  return segments
    .slice(0, -1)
    .reduceRight(
      (rest, { when }, i) =>
        when === null
          ? number(i)
          : (graph.node('Where', [conditionNode(graph, when, at), number(i), rest])[0] as string),
      number(segments.length - 1),
    )
}

const COMPARISONS = {
  '<': 'Less',
  '<=': 'LessOrEqual',
  '>': 'Greater',
  '>=': 'GreaterOrEqual',
} as const

/** Whether a condition holds, [rows, 1]. NaN is like no number, and so is no text: a missing value matches nothing. */
function conditionNode(graph: Graph, condition: SegmentCondition, at: InputOf): string {
  const run = (op: string, ...inputs: string[]) => graph.node(op, inputs)[0] as string
  if ('parts' in condition)
    return condition.parts
      .map((part) => conditionNode(graph, part, at))
      .reduce((all, one) => run(condition.kind === 'all' ? 'And' : 'Or', all, one))
  const input = at(condition)
  switch (condition.kind) {
    case 'compare':
      return run(
        COMPARISONS[condition.comparator],
        input,
        graph.constant('double', [1, 1], [condition.value]),
      )
    case 'in':
      return condition.type === 'category'
        ? among(graph, input, condition.values.map(String))
        : amongNumbers(
            graph,
            input,
            condition.values.filter((value) => typeof value === 'number'),
          )
    case 'missing': {
      const lost =
        condition.type === 'category' ? among(graph, input, [NO_TEXT]) : run('IsNaN', input)
      return condition.expected ? lost : run('Not', lost)
    }
  }
}

/** Whether a text is one of these. */
function among(graph: Graph, input: string, values: readonly string[]): string {
  const [found] = graph.node('LabelEncoder', [input], {
    keys_strings: { strings: values },
    values_int64s: { ints: values.map(() => 1) },
    default_int64: 0,
  }) as [string]
  return graph.node('Greater', [found, graph.constant('int64', [1, 1], [0])])[0] as string
}

function amongNumbers(graph: Graph, input: string, values: readonly number[]): string {
  // Nothing is like NaN.
  const wanted = values.length > 0 ? values : [Number.NaN]
  const [equal] = graph.node('Equal', [
    input,
    graph.constant('double', [1, wanted.length], wanted),
  ]) as [string]
  const [ones] = graph.node('Cast', [equal], { to: 7 }) as [string]
  const [sum] = graph.node('ReduceSum', [ones, graph.constant('int64', [1], [1])]) as [string]
  return graph.node('Greater', [sum, graph.constant('int64', [1, 1], [0])])[0] as string
}
