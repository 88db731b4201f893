import type { Card } from '../document.ts'
import type { SavedModel } from '../registry.ts'
import { mostReasons } from '../scorecard/evaluate.ts'
import { distinctNames } from './conditions.ts'
import { type Graph, onnxGraph } from './onnx_graph.ts'
import { onnxPd } from './onnx_pd.ts'
import { mainPoints, NO_TEXT, pairPoints } from './onnx_points.ts'

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
  const at = ({ feature }: { feature: string }) => inputOf.get(feature) as string
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
