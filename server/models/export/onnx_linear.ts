import type { Linear } from '../linear/model.ts'
import type { SavedModel } from '../registry.ts'
import { distinctNames } from './conditions.ts'
import { onnxGraph } from './onnx_graph.ts'
import { mainPoints, NO_TEXT } from './onnx_points.ts'

/**
 * A model of a continuous target as an ONNX graph, as `onnxModel` writes a card. Outputs: predicted, in the target's
 * unit, and parts [rows, characteristics], which with the intercept sum to it.
 */
export function onnxLinear({ modelId, name, model }: SavedModel<Linear>): Uint8Array {
  const { characteristics, intercept, target } = model
  const graph = onnxGraph()
  const inputs = distinctNames(
    characteristics.map(({ feature }) => feature.replace(/^#/, 'feature #')),
    ['predicted', 'parts'],
  )
  const parts = characteristics.map(({ bins, partUnseen, ...c }, i) => {
    const pointed = bins.map(({ part, ...bin }) => ({ ...bin, points: part }))
    return mainPoints(graph, { ...c, bins: pointed, pointsUnseen: partUnseen }, inputs[i] as string)
  })
  const base = graph.constant('double', [1, 1], [intercept])
  if (parts.length > 0) {
    graph.named('parts', 'Identity', graph.node('Concat', parts, { axis: 1 }))
    const across = graph.constant('int64', [1], [1])
    const [sum] = graph.node('ReduceSum', ['parts', across]) as [string]
    graph.named('predicted', 'Add', [base, sum])
  } else graph.named('predicted', 'Identity', [base])
  return graph.model({
    name: modelId,
    doc: `${name}: value of ${target.definition}`,
    inputs: characteristics.map(({ type }, i) => ({
      name: inputs[i] as string,
      type: type === 'number' ? 'double' : 'string',
      columns: 1,
    })),
    outputs: [
      { name: 'predicted', type: 'double', columns: 1 },
      ...(parts.length > 0
        ? [{ name: 'parts', type: 'double' as const, columns: parts.length }]
        : []),
    ],
    metadata: {
      model_id: modelId,
      no_text: NO_TEXT,
      inputs: JSON.stringify(
        characteristics.map(({ feature, type, from }, i) => ({
          input: inputs[i],
          feature,
          type,
          from,
        })),
      ),
    },
  })
}
