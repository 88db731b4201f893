import { cardsOf, termName } from '../cards.ts'
import type { Card, Model } from '../document.ts'
import type { SavedModel } from '../registry.ts'
import { mostReasons } from '../scorecard/evaluate.ts'
import type { Reading } from '../scorecard/model.ts'
import { leavesOf } from '../segmented/condition.ts'
import { distinctNames } from './conditions.ts'
import { segmentNumber } from './onnx_condition.ts'
import { type Graph, onnxGraph } from './onnx_graph.ts'
import { onnxPd } from './onnx_pd.ts'
import { mainPoints, NO_TEXT, pairPoints } from './onnx_points.ts'

/** What a card or a condition reads of a row. */

/**
 * A model as an ONNX graph of ordinary operators (onnx.ai, opset 17, and LabelEncoder of ai.onnx.ml 2),
 * in double precision so that cuts fall where they do here. One input a feature, [rows, 1]: numbers as
 * doubles with NaN for no value, texts with ␀. Outputs: score, pd, points [rows, terms], and reasons
 * [rows, 4 at most], '' where there is none; of segments also the name of the row's own, with the terms of all
 * cards after each other, NaN where the card is another's. The metadata says which input is which feature.
 */
export function onnxModel({ modelId, name, model }: SavedModel<Model>): Uint8Array {
  const graph = onnxGraph()
  const cards = cardsOf(model)
  const columns = columnsOf(model)
  const outputs = ['score', 'pd', 'points', 'reasons', 'segment']
  const wanted = columns.map(({ feature }) => feature.replace(/^#/, 'feature #'))
  const inputs = distinctNames(wanted, model.kind === 'segmented' ? outputs : outputs.slice(0, 4))
  const inputOf = new Map(columns.map((column, i) => [keyOf(column), inputs[i] as string]))
  const at = (read: Reading) => inputOf.get(keyOf(read)) as string
  const terms = cards.flatMap(({ segment, card }) =>
    namesOf(card).map((term) => termName(segment, term)),
  )
  const most = Math.min(mostReasons, Math.max(...cards.map(({ card }) => namesOf(card).length)))
  if (model.kind === 'segmented') {
    const number = segmentNumber(graph, model.segments, at)
    const names = graph.constant(
      'string',
      [model.segments.length],
      model.segments.map((one) => one.name),
    )
    graph.named('segment', 'Gather', [names, number])
    chosenOf(
      graph,
      cards.map(({ card }) => cardNodes(graph, card, at, most)),
      number,
    )
  } else {
    const { parts, score, reasons } = cardNodes(graph, model, at, most)
    if (parts.length > 0)
      graph.named('points', 'Identity', graph.node('Concat', parts, { axis: 1 }))
    graph.named('score', 'Identity', [score])
    if (reasons) graph.named('reasons', 'Identity', [reasons])
  }
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
      ...(terms.length > 0
        ? [
            { name: 'points', type: 'double' as const, columns: terms.length },
            { name: 'reasons', type: 'string' as const, columns: most },
          ]
        : []),
      ...(model.kind === 'segmented'
        ? [{ name: 'segment', type: 'string' as const, columns: 1 }]
        : []),
    ],
    metadata: {
      model_id: modelId,
      no_text: NO_TEXT,
      inputs: JSON.stringify(
        columns.map(({ feature, type, from }, i) => ({ input: inputs[i], feature, type, from })),
      ),
      terms: JSON.stringify(terms),
    },
  })
}

const keyOf = ({ feature, type }: Reading) => `${type} ${feature}`

/** What all cards read, then what tells segments apart, each once. */
function columnsOf(model: Model): Reading[] {
  const read: Reading[] = [
    ...cardsOf(model).flatMap(({ card }) => [
      ...card.characteristics,
      ...pairsIn(card).flatMap((pair) => pair.axes),
    ]),
    ...(model.kind === 'segmented' ? model.segments.flatMap(({ when }) => leavesOf(when)) : []),
  ]
  return [...new Map(read.map((one) => [keyOf(one), one])).values()]
}

const pairsIn = (card: Card) => (card.kind === 'additive' ? card.pairs : [])

const termsIn = (card: Card) => [
  ...card.characteristics.map((c) => ({ name: c.feature, mean: c.meanPoints })),
  ...pairsIn(card).map(({ name, meanPoints }) => ({ name, mean: meanPoints })),
]

const namesOf = (card: Card) => termsIn(card).map(({ name }) => name)

/** Nodes of a card: points of each term and the score, [rows, 1], and reasons [rows, `most`], null without terms. */
interface CardNodes {
  parts: string[]
  score: string
  reasons: string | null
}

function cardNodes(
  graph: Graph,
  card: Card,
  at: (read: Reading) => string,
  most: number,
): CardNodes {
  const parts = [
    ...card.characteristics.map((c) => mainPoints(graph, c, at(c))),
    ...pairsIn(card).map((pair) => pairPoints(graph, pair, at)),
  ]
  const base = graph.constant('double', [1, 1], [card.basePoints])
  if (parts.length === 0) return { parts, score: base, reasons: null }
  const [points] = graph.node('Concat', parts, { axis: 1 }) as [string]
  const across = graph.constant('int64', [1], [1])
  const [sum] = graph.node('ReduceSum', [points, across]) as [string]
  const [score] = graph.node('Add', [base, sum]) as [string]
  return { parts, score, reasons: reasonNames(graph, points, termsIn(card), most) }
}

/** The outputs of the card whose number a row has; NaN for points of the others. */
function chosenOf(graph: Graph, cards: readonly CardNodes[], number: string): void {
  const owns = cards.map(
    (_, i) => graph.node('Equal', [number, graph.constant('int64', [1, 1], [i])])[0] as string,
  )
  const choose = (of: (card: CardNodes) => string) =>
    cards
      .map(of)
      .reduce((rest, own, i) => graph.node('Where', [owns[i] as string, own, rest])[0] as string)
  graph.named('score', 'Identity', [choose(({ score }) => score)])
  const none = graph.constant('double', [1, 1], [Number.NaN])
  const points = cards.flatMap(({ parts }, i) =>
    parts.map((part) => graph.node('Where', [owns[i] as string, part, none])[0] as string),
  )
  if (points.length === 0) return
  graph.named('points', 'Identity', graph.node('Concat', points, { axis: 1 }))
  const nothing = graph.constant('string', [1, 1], [''])
  graph.named('reasons', 'Identity', [choose(({ reasons }) => reasons ?? nothing)])
}

/**
 * The terms with the largest shortfalls against the mean, equal ones by name: TopK keeps their order. Filled up
 * with '' to `most` columns.
 */
function reasonNames(
  graph: Graph,
  points: string,
  terms: readonly { name: string; mean: number }[],
  most: number,
): string {
  const sorted = terms
    .map(({ name, mean }, i) => ({ name, mean, i }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const count = sorted.length
  const across = (type: 'int64' | 'double', values: number[]) =>
    graph.constant(type, [1, values.length], values)
  const order = graph.constant(
    'int64',
    [count],
    sorted.map(({ i }) => i),
  )
  const means = across(
    'double',
    sorted.map(({ mean }) => mean),
  )
  const [own] = graph.node('Gather', [points, order], { axis: 1 }) as [string]
  const [lost] = graph.node('Sub', [means, own]) as [string]
  const few = graph.constant('int64', [1], [Math.min(most, count)])
  const [worst, which] = graph.node('TopK', [lost, few], { axis: 1 }, 2) as [string, string]
  const [real] = graph.node('Greater', [worst, across('double', [0])]) as [string]
  const [chosen] = graph.node('Where', [real, which, across('int64', [count])]) as [string]
  const names = graph.constant('string', [count + 1], [...sorted.map(({ name }) => name), ''])
  const padding = most - Math.min(most, count)
  if (padding === 0) return graph.node('Gather', [names, chosen])[0] as string
  // As many columns of the number of '' as there are rows.
  const [first] = graph.node('Gather', [chosen, graph.constant('int64', [1], [0])], {
    axis: 1,
  }) as [string]
  const [zero] = graph.node('Mul', [first, across('int64', new Array(padding).fill(0))]) as [string]
  const [empty] = graph.node('Add', [zero, across('int64', [count])]) as [string]
  const [wide] = graph.node('Concat', [chosen, empty], { axis: 1 }) as [string]
  return graph.node('Gather', [names, wide])[0] as string
}
