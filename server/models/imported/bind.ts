import { RiskError } from '../../db/errors.ts'
import type { WrittenAs } from '../scorecard/model.ts'
import type { Contract, ContractInput } from './contract.ts'
import { type Input, type Output, TENSOR_TYPES, type TensorType } from './model.ts'

/** An input or output as the runtime tells it. `type` null: no tensor. */
export interface Port {
  name: string
  type: string | null
  /** Numbers, or names of sizes that are free; the first counts rows. */
  shape: readonly (number | string)[]
}

/** What can be read: a feature of the catalogue, or a column of a table. */
export interface Known {
  name: string
  type: 'number' | 'category'
  from?: WrittenAs
  unit: string | null
  /** A ground of discrimination. */
  protected?: true
}

const refused = (message: string) => new RiskError('BAD_REQUEST', `contract: ${message}`)

const MOST_LISTED = 12

const listed = (names: readonly string[]) =>
  names.slice(0, MOST_LISTED).join(', ') +
  (names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : '')

/** Columns of a port's rows; null: the model does not say. */
export function widthOf({ name, shape }: Port): number | null {
  if (shape.length > 2)
    throw refused(`${name} has ${shape.length} dimensions; a row of features has at most 2`)
  if (shape.length < 2) return shape.length === 1 ? 1 : null
  const width = shape[1]
  return typeof width === 'number' && width > 0 ? width : null
}

/**
 * Which feature fills which column of which input. Every column of every input is filled once, by a
 * feature that is known, of a type and unit that fit. Throws BAD_REQUEST naming the input and what was
 * expected of it.
 */
export function bindInputs(
  ports: readonly Port[],
  contract: Contract,
  known: readonly Known[],
): Input[] {
  const asked = contract.inputs ?? ports.map(byName)
  const [only] = ports
  const placed = new Map<string, ContractInput[]>(ports.map(({ name }) => [name, []]))
  for (const one of asked) {
    const port = one.input ?? (ports.length === 1 ? only!.name : one.feature)
    const own = placed.get(port)
    if (!own)
      throw refused(`no input is called ${port}; there are ${listed(ports.map((p) => p.name))}`)
    own.push(one)
  }
  const twice = asked.find((one, i) => asked.findIndex((o) => o.feature === one.feature) < i)
  if (twice) throw refused(`${twice.feature} fills two columns; each feature fills one`)
  return ports.flatMap((port) => {
    const own = placed.get(port.name)!
    const width = widthOf(port)
    if (own.length === 0) throw refused(`no feature fills the input ${port.name}`)
    if (width !== null && width !== own.length)
      throw refused(
        `the input ${port.name} has ${width} columns; ${own.length} features fill it: ${listed(own.map(({ feature }) => feature))}`,
      )
    return own.map((one, column) => bound(port, column, one, known))
  })
}

/** Without a contract an input is named as its feature. */
function byName(port: Port): ContractInput {
  if (widthOf(port) === 1) return { feature: port.name, input: port.name }
  throw refused(
    `the input ${port.name} has ${widthOf(port) ?? 'several'} columns: say in the contract (--contract) which features they are, in order`,
  )
}

function bound(port: Port, column: number, asked: ContractInput, known: readonly Known[]): Input {
  const at = `the input ${port.name}${column > 0 || widthOf(port) !== 1 ? `, column ${column}` : ''}`
  const found = known.find(({ name }) => name === asked.feature)
  if (!found)
    throw refused(
      `${at}: nothing is called ${asked.feature}; there are ${listed(known.map(({ name }) => name))}`,
    )
  const { type, unit, from } = found
  if (asked.type && asked.type !== type)
    throw refused(`${at}: ${found.name} is a ${type}, not a ${asked.type}`)
  if (asked.unit && asked.unit !== unit)
    throw refused(`${at}: ${found.name} is in ${unit ?? 'no known unit'}, not in ${asked.unit}`)
  const tensor = tensorOf(port, at)
  const texts = tensor === 'string'
  if (texts && type === 'number') throw refused(`${at} takes texts; ${found.name} is a number`)
  if (!texts && type === 'category' && !asked.categories)
    throw refused(
      `${at} takes numbers (${tensor}); ${found.name} is a category: say which number stands for which (categories)`,
    )
  if (asked.categories && (texts || type === 'number'))
    throw refused(`${at}: categories are for a category that an input of numbers takes`)
  if (asked.unseen !== undefined && !asked.categories)
    throw refused(`${at}: unseen is for a category with numbers (categories)`)
  const { unseen } = asked
  if (typeof unseen === 'string')
    throw refused(`${at}: unseen is ${JSON.stringify(unseen)}; a number is expected`)
  return {
    feature: found.name,
    type,
    ...(port.shape.length === 1 && { flat: true as const }),
    ...(from && { from }),
    unit,
    input: port.name,
    column,
    tensor,
    missing: missingOf(asked, tensor, at),
    ...(asked.categories && { categories: asked.categories }),
    ...(unseen !== undefined && { unseen }),
  }
}

function tensorOf({ type }: Port, at: string): TensorType {
  const found = TENSOR_TYPES.find((one) => one === type)
  if (found) return found
  throw refused(`${at} is ${type ?? 'no tensor'}; expected one of ${TENSOR_TYPES.join(', ')}`)
}

function missingOf({ missing }: ContractInput, tensor: TensorType, at: string): Input['missing'] {
  const floats = tensor === 'float32' || tensor === 'float64'
  if (missing === undefined || missing === 'nan' || Number.isNaN(missing)) {
    if (floats) return null
    if (tensor === 'string' && missing !== undefined) return 'nan'
    throw refused(`${at} is ${tensor}, which has no NaN: say what stands for missing`)
  }
  if ((typeof missing === 'string') !== (tensor === 'string'))
    throw refused(`${at} is ${tensor}; ${JSON.stringify(missing)} cannot stand for missing there`)
  if (!floats && typeof missing === 'number' && !Number.isInteger(missing))
    throw refused(`${at} is ${tensor}; missing is no whole number: ${missing}`)
  return missing
}

const NAMES = ['pd', 'probabilities', 'probability', 'output_probability']

/** Which column of which output is read, and what it means. Throws BAD_REQUEST naming the outputs there are. */
export function bindOutput(ports: readonly Port[], { output = {}, scaling }: Contract): Output {
  const there = ports.map(({ name, type }) => `${name} (${type ?? 'no tensor'})`).join(', ')
  const floats = ports.filter(({ type }) => type === 'float32' || type === 'float64')
  const port = output.name
    ? ports.find(({ name }) => name === output.name)
    : (floats.find(({ name }) => NAMES.includes(name)) ??
      (floats.length === 1 ? floats[0] : undefined))
  const zipped = ports.some(({ type }) => type === null)
  const hint = zipped ? '; of scikit-learn: convert with zipmap=False' : ''
  if (!port)
    throw refused(
      `${output.name ? `no output is called ${output.name}` : 'which output is the answer is not plain: name it (output.name)'}; there are ${there}${hint}`,
    )
  if (!floats.includes(port))
    throw refused(
      `the output ${port.name} is ${port.type ?? 'no tensor'}; a tensor of float32 or float64 is expected; there are ${there}${hint}`,
    )
  const columns = widthOf(port) ?? (output.column === undefined ? 1 : output.column + 1)
  if (columns > 2 && output.column === undefined)
    throw refused(`the output ${port.name} has ${columns} columns: say which (output.column)`)
  const column = output.column ?? columns - 1
  if (column >= columns)
    throw refused(`the output ${port.name} has ${columns} columns, from 0: there is no ${column}`)
  const is = output.is ?? 'bad'
  if (is === 'value') throw refused('an ONNX model that gives a value is not read; PMML is')
  if (is === 'score' && !scaling)
    throw refused(
      'an output that is a score needs its scaling: { pdo, baseScore, baseOdds }, where odds are of good to bad',
    )
  return { name: port.name, column, columns, is }
}
