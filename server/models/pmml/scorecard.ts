import { affineOf } from './affine.ts'
import { binsOf, type Effect, type Gap, type Part, type StandIn } from './bins.ts'
import type { Field } from './field.ts'
import type { PmmlFile } from './file.ts'
import { childOf, childrenOf, numberOf, onlyAttributes, onlyChildren, refused } from './nodes.ts'
import { PREDICATES, predicateOf } from './predicate.ts'
import type { Node } from './xml_tree.ts'

/** A sum of parts of one field each, as a file has it. */
export interface Sum {
  constant: number
  parts: Part[]
}

const KNOWN = [
  'MiningSchema',
  'Output',
  'Targets',
  'ModelStats',
  'ModelExplanation',
  'ModelVerification',
  'LocalTransformations',
]

/** Of a model the parts that say nothing of its score are left alone; any other is refused by name. */
export const modelChildren = (model: Node, ...own: string[]) =>
  onlyChildren(model, [...KNOWN, ...own])

/**
 * A PMML Scorecard: the initial score and the parts of its characteristics. Of a characteristic the first
 * attribute that is true counts. Throws MODEL_INVALID for what cannot be told exactly.
 */
export function scorecardOf(
  file: PmmlFile,
  standIn: ReadonlyMap<string, StandIn>,
  gaps: Gap[],
): Sum {
  const { model } = file
  modelChildren(model, 'Characteristics')
  const inner = childOf(model, 'Characteristics')
  if (!inner) throw refused(model, 'it has no Characteristics')
  const parts = childrenOf(inner, 'Characteristic').flatMap(
    (node) => partOf(node, file, standIn, gaps) ?? [],
  )
  const twice = parts.find(({ field }, i) => parts.findIndex((one) => one.field === field) < i)
  if (twice) throw refused(inner, `two characteristics read ${twice.field.name}`)
  const constants = childrenOf(inner, 'Characteristic').map((node) => constantOf(node, file) ?? 0)
  return {
    constant: numberOf(model, 'initialScore', 0) + constants.reduce((sum, one) => sum + one, 0),
    parts,
  }
}

type Attribute = { node: Node; predicate: ReturnType<typeof predicateOf> }

function attributesOf(node: Node, file: PmmlFile): Attribute[] {
  onlyAttributes(node, ['name', 'reasonCode', 'baselineScore'])
  onlyChildren(node, ['Attribute'])
  return childrenOf(node, 'Attribute').map((attribute) => {
    onlyAttributes(attribute, ['partialScore', 'reasonCode'])
    onlyChildren(attribute, [...PREDICATES, 'ComplexPartialScore'])
    const [predicate] = attribute.children.filter(({ name }) => PREDICATES.includes(name))
    if (!predicate) throw refused(attribute, 'it has no predicate')
    return {
      node: attribute,
      predicate: predicateOf(predicate, (at, name) => file.plain(at, name)),
    }
  })
}

const nameOf = ({ attributes }: Node) => attributes.name ?? 'without a name'

function fieldsOf(node: Node, attributes: readonly Attribute[]): string[] {
  const fields = [...new Set(attributes.flatMap(({ predicate }) => predicate.fields))]
  if (fields.length > 1)
    throw refused(
      node,
      `${nameOf(node)} reads ${fields.join(' and ')} together; a characteristic of one field is expected`,
    )
  return fields
}

/** Points of a characteristic that reads nothing; null: it reads a field. */
function constantOf(node: Node, file: PmmlFile): number | null {
  const attributes = attributesOf(node, file)
  if (fieldsOf(node, attributes).length > 0) return null
  const first = attributes.find(({ predicate }) => predicate.holds(null))
  if (!first) throw refused(node, `no attribute of ${nameOf(node)} is ever true`)
  return numberOf(first.node, 'partialScore')
}

function partOf(
  node: Node,
  file: PmmlFile,
  standIn: ReadonlyMap<string, StandIn>,
  gaps: Gap[],
): Part | undefined {
  const attributes = attributesOf(node, file)
  const [name] = fieldsOf(node, attributes)
  if (name === undefined) return undefined
  const field = file.fields.get(name) as Field
  const code = node.attributes.reasonCode
  const effects = attributes.map(({ node: attribute }, i) => effectOf(attribute, i, field, file))
  const made = binsOf(
    field,
    attributes.flatMap(({ predicate }) => predicate.values),
    (given) => effects[attributes.findIndex(({ predicate }) => predicate.holds(given) === true)],
    standIn.get(name) ?? {},
    gaps,
  )
  const stated = [node, file.model].find(({ attributes }) => attributes.baselineScore !== undefined)
  return {
    field,
    name: code === undefined || code === name ? field.label : `${field.label} (${code})`,
    baseline: stated ? numberOf(stated, 'baselineScore') : null,
    ...made,
  }
}

/** Points of an attribute: a number, or a straight line in its field. */
function effectOf(attribute: Node, i: number, field: Field, file: PmmlFile): Effect {
  const { reasonCode: code } = attribute.attributes
  const told = { from: String(i), ...(code !== undefined && { code }) }
  const complex = childOf(attribute, 'ComplexPartialScore')
  if (!complex) return { points: numberOf(attribute, 'partialScore'), slope: 0, ...told }
  const [expression] = complex.children
  if (!expression) throw refused(complex, 'it has no expression')
  const line = affineOf(expression, file.lineOf)
  if (line.field !== null && line.field !== field.name)
    throw refused(complex, `it reads ${line.field}; the characteristic reads ${field.name}`)
  return { points: line.constant, slope: line.slope, ...told }
}
