import { message } from '../../export/protobuf.ts'

/** A tree of single precision cuts: `feature <= at` goes left; NaN goes right. */
export type Tree = number | { feature: number; at: number; left: Tree; right: Tree }

const floats = (values: readonly number[]) => new Uint8Array(Float32Array.from(values).buffer)

/** AttributeProto (onnx.proto): 4 a text, 3 a whole number, 7 reals, 8 whole numbers, 9 texts; 20 says which. */
const attribute = (name: string, ...value: (readonly [number, number | string | Uint8Array])[]) =>
  [5, message([[1, name], ...value])] as const
const ints = (name: string, values: readonly number[]) =>
  attribute(name, ...values.map((one) => [8, one] as const), [20, 7])

/** A table of floats, any number of rows. */
const port = (name: string, columns: number) => {
  const shape = message([
    [1, message([[2, 'rows']])],
    [1, message([[1, columns]])],
  ])
  const tensor = message([
    [1, 1],
    [2, shape],
  ])
  return message([
    [1, name],
    [2, message([[1, tensor]])],
  ])
}

/**
 * A boosted ensemble as ONNX writes it (ai.onnx.ml, TreeEnsembleRegressor): the leaves of a row sum to
 * the output `log_odds` [rows, 1]. One input `x` [rows, columns].
 */
export function treeEnsemble(trees: readonly Tree[], columns: number): Uint8Array {
  const nodes: {
    tree: number
    id: number
    feature: number
    at: number
    left: number
    right: number
    leaf: number | null
  }[] = []
  trees.forEach((whole, tree) => {
    let made = 0
    const add = (one: Tree): number => {
      const id = made++
      const leaf = typeof one === 'number'
      const node = { tree, id, feature: 0, at: 0, left: 0, right: 0, leaf: leaf ? one : null }
      nodes.push(node)
      if (!leaf) {
        Object.assign(node, { feature: one.feature, at: one.at })
        node.left = add(one.left)
        node.right = add(one.right)
      }
      return id
    }
    add(whole)
  })
  const leaves = nodes.filter(({ leaf }) => leaf !== null)
  const node = message([
    [1, 'x'],
    [2, 'log_odds'],
    [4, 'TreeEnsembleRegressor'],
    ints(
      'nodes_treeids',
      nodes.map(({ tree }) => tree),
    ),
    ints(
      'nodes_nodeids',
      nodes.map(({ id }) => id),
    ),
    ints(
      'nodes_featureids',
      nodes.map(({ feature }) => feature),
    ),
    ints(
      'nodes_truenodeids',
      nodes.map(({ left }) => left),
    ),
    ints(
      'nodes_falsenodeids',
      nodes.map(({ right }) => right),
    ),
    attribute('nodes_values', [7, floats(nodes.map(({ at }) => at))], [20, 6]),
    attribute(
      'nodes_modes',
      ...nodes.map(({ leaf }) => [9, leaf === null ? 'BRANCH_LEQ' : 'LEAF'] as const),
      [20, 8],
    ),
    ints(
      'target_treeids',
      leaves.map(({ tree }) => tree),
    ),
    ints(
      'target_nodeids',
      leaves.map(({ id }) => id),
    ),
    ints(
      'target_ids',
      leaves.map(() => 0),
    ),
    attribute('target_weights', [7, floats(leaves.map(({ leaf }) => leaf as number))], [20, 6]),
    attribute('n_targets', [3, 1], [20, 2]),
    [7, 'ai.onnx.ml'],
  ])
  const graph = message([
    [1, node],
    [2, 'trees'],
    [11, port('x', columns)],
    [12, port('log_odds', 1)],
  ])
  const opset = (domain: string, version: number) =>
    [
      8,
      message([
        [1, domain],
        [2, version],
      ]),
    ] as const
  return message([[1, 8], [2, 'test'], [7, graph], opset('', 17), opset('ai.onnx.ml', 3)])
}

/** The same by hand: the log odds of one row. */
export const logOddsOf = (trees: readonly Tree[], row: readonly number[]): number =>
  trees.reduce<number>((sum, tree) => {
    let at = tree
    while (typeof at !== 'number')
      at = Math.fround(row[at.feature]!) <= Math.fround(at.at) ? at.left : at.right
    return sum + Math.fround(at)
  }, 0)

export const TREES: readonly Tree[] = [
  { feature: 0, at: 0.5, left: -1.25, right: { feature: 1, at: 3, left: 0.5, right: 1.75 } },
  { feature: 2, at: -1, left: { feature: 0, at: 2, left: 0.3, right: -0.6 }, right: 0.125 },
  { feature: 1, at: 1, left: -2, right: 0.75 },
]
