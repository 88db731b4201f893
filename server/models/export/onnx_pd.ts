import type { SavedModel } from '../registry.ts'
import { factor } from '../scorecard/scaling.ts'
import type { Graph } from './onnx_graph.ts'

type Knots = readonly { score: number; pd: number }[]

/** Adds the output `pd` of the output `score`, [rows, 1]: as the scaling says, or as calibrated. */
export function onnxPd(
  graph: Graph,
  { scaling, calibration }: Pick<SavedModel['model'], 'scaling' | 'calibration'>,
): void {
  if (calibration?.method === 'isotonic') {
    betweenKnots(graph, calibration.knots)
    return
  }
  const number = (value: number) => graph.constant('double', [1, 1], [value])
  const one = number(1)
  const [above] = graph.node('Sub', ['score', number(scaling.baseScore)]) as [string]
  const [odds] = graph.node('Div', [above, number(factor(scaling))]) as [string]
  let [z] = graph.node('Add', [odds, number(Math.log(scaling.baseOdds))]) as [string]
  if (calibration) {
    const [steeper] = graph.node('Mul', [z, number(calibration.slope)]) as [string]
    z = graph.node('Add', [steeper, number(calibration.intercept)])[0] as string
  }
  const [e] = graph.node('Exp', [z]) as [string]
  const [sum] = graph.node('Add', [one, e]) as [string]
  graph.named('pd', 'Div', [one, sum])
}

/**
 * pd = pd of the first knot + sum over lines of min(1, relu(score - start) / width) * change of PD.
 * Each line adds at most its own change, so that steep lines cancel nothing.
 */
function betweenKnots(graph: Graph, knots: Knots): void {
  const lines = knots.slice(1).map(({ score, pd }, i) => {
    const from = knots[i] as Knots[number]
    return { start: from.score, width: score - from.score, change: pd - from.pd }
  })
  const [first] = knots as [Knots[number]]
  // A single knot: a line that leads nowhere keeps one PD a row.
  if (lines.length === 0) lines.push({ start: first.score, width: 1, change: 0 })
  const across = (values: number[]) => graph.constant('double', [1, values.length], values)
  const changes = lines.map(({ change }) => change)
  const [past] = graph.node('Sub', ['score', across(lines.map(({ start }) => start))]) as [string]
  const [begun] = graph.node('Relu', [past]) as [string]
  const [share] = graph.node('Div', [begun, across(lines.map(({ width }) => width))]) as [string]
  const [done] = graph.node('Min', [share, across([1])]) as [string]
  const column = graph.constant('double', [changes.length, 1], changes)
  const [change] = graph.node('MatMul', [done, column]) as [string]
  graph.named('pd', 'Add', [across([first.pd]), change])
}
