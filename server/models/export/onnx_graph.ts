import { message } from './protobuf.ts'

/** Element types of ONNX tensors by their number in `TensorProto.DataType` (onnx.proto). */
export const TYPES = { int64: 7, string: 8, double: 11 } as const
export type TensorType = keyof typeof TYPES

type Port = { name: string; type: TensorType; columns: number }

/** The one attribute types that the operators used here take. */
export type Attributes = Readonly<
  Record<string, number | { strings: readonly string[] } | { ints: readonly number[] }>
>

/** Collects a graph: constants and nodes get names of their own, which are given back. */
export type Graph = {
  constant(
    type: TensorType,
    dims: readonly number[],
    values: readonly number[] | readonly string[],
  ): string
  node(op: string, inputs: readonly string[], attributes?: Attributes, outputs?: number): string[]
  /** Runs one node whose output is called so. */
  named(output: string, op: string, inputs: readonly string[]): void
  /** The whole as a ModelProto. */
  model(about: {
    name: string
    doc: string
    inputs: readonly Port[]
    outputs: readonly Port[]
    metadata: Readonly<Record<string, string>>
  }): Uint8Array
}

const MACHINE_LEARNING = new Set(['LabelEncoder'])
const IR_VERSION = 8
const OPSETS = [
  ['', 17],
  ['ai.onnx.ml', 2],
] as const

/** A graph to be filled. Field numbers are those of onnx.proto, version IR 8. */
export function onnxGraph(): Graph {
  const nodes: Uint8Array[] = []
  const constants: Uint8Array[] = []
  let made = 0
  const fresh = () => `#${++made}`
  const push = (op: string, inputs: readonly string[], outputs: string[], given: Attributes) =>
    nodes.push(
      message([
        ...inputs.map((name) => [1, name] as const),
        ...outputs.map((name) => [2, name] as const),
        [4, op],
        ...Object.entries(given).map(([name, value]) => [5, attributeOf(name, value)] as const),
        ...(MACHINE_LEARNING.has(op) ? [[7, 'ai.onnx.ml'] as const] : []),
      ]),
    )
  return {
    constant(type, dims, values) {
      const name = fresh()
      constants.push(tensor(name, type, dims, values))
      return name
    },
    node(op, inputs, attributes = {}, count = 1) {
      const outputs = Array.from({ length: count }, fresh)
      push(op, inputs, outputs, attributes)
      return outputs
    },
    named(output, op, inputs) {
      push(op, inputs, [output], {})
    },
    model: ({ name, doc, inputs, outputs, metadata }) =>
      message([
        [1, IR_VERSION],
        [2, 'Tallystick'],
        [6, doc],
        [
          7,
          message([
            ...nodes.map((node) => [1, node] as const),
            [2, name],
            ...constants.map((one) => [5, one] as const),
            ...inputs.map((port) => [11, portOf(port)] as const),
            ...outputs.map((port) => [12, portOf(port)] as const),
          ]),
        ],
        ...OPSETS.map(
          ([domain, version]) =>
            [
              8,
              message([
                [1, domain],
                [2, version],
              ]),
            ] as const,
        ),
        ...Object.entries(metadata).map(
          ([key, value]) =>
            [
              14,
              message([
                [1, key],
                [2, value],
              ]),
            ] as const,
        ),
      ]),
  }
}

/** AttributeProto: 3 one whole number, 8 several, 9 texts; 20 says which. */
function attributeOf(name: string, value: Attributes[string]): Uint8Array {
  if (typeof value === 'number')
    return message([
      [1, name],
      [3, value],
      [20, 2],
    ])
  return 'strings' in value
    ? message([[1, name], ...value.strings.map((text) => [9, text] as const), [20, 8]])
    : message([[1, name], ...value.ints.map((int) => [8, int] as const), [20, 7]])
}

/** TensorProto: numbers as raw little-endian bytes, texts one by one. */
function tensor(
  name: string,
  type: TensorType,
  dims: readonly number[],
  values: readonly number[] | readonly string[],
): Uint8Array {
  const head = [...dims.map((dim) => [1, dim] as const), [2, TYPES[type]] as const]
  if (type === 'string')
    return message([...head, ...values.map((text) => [6, text as string] as const), [8, name]])
  const view = new DataView(new ArrayBuffer(8 * values.length))
  for (const [i, value] of values.entries())
    if (type === 'double') view.setFloat64(8 * i, value as number, true)
    else view.setBigInt64(8 * i, BigInt(value), true)
  return message([...head, [8, name], [9, new Uint8Array(view.buffer)]])
}

/** ValueInfoProto of a table with any number of rows. */
function portOf({ name, type, columns }: Port): Uint8Array {
  const shape = message([
    [1, message([[2, 'rows']])],
    [1, message([[1, columns]])],
  ])
  const tensorType = message([
    [1, TYPES[type]],
    [2, shape],
  ])
  return message([
    [1, name],
    [2, message([[1, tensorType]])],
  ])
}
