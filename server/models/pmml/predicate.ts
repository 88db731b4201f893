import { type Given, OTHER, valueAs } from './field.ts'
import { attributeOf, onlyAttributes, refused } from './nodes.ts'
import type { Node } from './xml_tree.ts'

/** A predicate over one field, by the three-valued logic of PMML; null: unknown. */
export interface Predicate {
  fields: readonly string[]
  /** Values that it compares with. */
  values: readonly (string | number)[]
  holds(given: Given): boolean | null
}

export type TypeOf = (node: Node, field: string) => { name: string; type: 'number' | 'category' }

export const PREDICATES = [
  'SimplePredicate',
  'CompoundPredicate',
  'SimpleSetPredicate',
  'True',
  'False',
]

/** Reads a predicate. Throws MODEL_INVALID for one that cannot be told exactly. */
export function predicateOf(node: Node, typeOf: TypeOf): Predicate {
  switch (node.name) {
    case 'True':
      return { fields: [], values: [], holds: () => true }
    case 'False':
      return { fields: [], values: [], holds: () => false }
    case 'SimplePredicate':
      return simple(node, typeOf)
    case 'SimpleSetPredicate':
      return set(node, typeOf)
    case 'CompoundPredicate':
      return compound(node, typeOf)
    default:
      throw refused(node, 'no such predicate is read')
  }
}

type Comparison = (given: number | string, bound: number | string) => boolean

const EQUALITY: Record<string, Comparison> = {
  equal: (given, bound) => given === bound,
  notEqual: (given, bound) => given !== bound,
}

const ORDER: Record<string, Comparison> = {
  lessThan: (given, bound) => given < bound,
  lessOrEqual: (given, bound) => given <= bound,
  greaterThan: (given, bound) => given > bound,
  greaterOrEqual: (given, bound) => given >= bound,
}

function simple(node: Node, typeOf: TypeOf): Predicate {
  onlyAttributes(node, ['field', 'operator', 'value'])
  const { name, type } = typeOf(node, attributeOf(node, 'field'))
  const operator = attributeOf(node, 'operator')
  if (operator === 'isMissing' || operator === 'isNotMissing') {
    const wanted = operator === 'isMissing'
    return { fields: [name], values: [], holds: (given) => (given === null) === wanted }
  }
  const compare = EQUALITY[operator] ?? ORDER[operator]
  if (!compare) throw refused(node, `the operator ${operator} is not read`)
  if (type === 'category' && !EQUALITY[operator])
    throw refused(node, `${operator} of ${name}, which holds texts: their order is not told`)
  const bound = valueAs(node, type, attributeOf(node, 'value'))
  return {
    fields: [name],
    values: [bound],
    holds: (given) => {
      if (given === null) return null
      return given === OTHER ? operator === 'notEqual' : compare(given, bound)
    },
  }
}

function set(node: Node, typeOf: TypeOf): Predicate {
  const { name, type } = typeOf(node, attributeOf(node, 'field'))
  const operator = attributeOf(node, 'booleanOperator')
  if (operator !== 'isIn' && operator !== 'isNotIn')
    throw refused(node, `the operator ${operator} is not read`)
  const [array] = node.children.filter((child) => child.name === 'Array')
  if (!array) throw refused(node, 'it has no Array')
  const values = itemsOf(array).map((text) => valueAs(array, type, text))
  const declared = array.attributes.n
  if (declared !== undefined && Number(declared) !== values.length)
    throw refused(array, `n is ${declared}, and there are ${values.length}`)
  const listed = new Set<Given>(values)
  return {
    fields: [name],
    values,
    holds: (given) => (given === null ? null : listed.has(given) === (operator === 'isIn')),
  }
}

/** Parted by white space; an item with space within stands in quotes, and \" is a quote there. */
function itemsOf({ text }: Node): string[] {
  const items = text.match(/"(?:[^"\\]|\\.)*"|\S+/gs) ?? []
  return items.map((item) =>
    item.startsWith('"') ? item.slice(1, -1).replace(/\\(["\\])/g, '$1') : item,
  )
}

function compound(node: Node, typeOf: TypeOf): Predicate {
  const operator = attributeOf(node, 'booleanOperator')
  const parts = node.children
    .filter(({ name }) => name !== 'Extension')
    .map((child) => predicateOf(child, typeOf))
  const combine = combined(operator)
  if (!combine) throw refused(node, `the operator ${operator} is not read`)
  return {
    fields: [...new Set(parts.flatMap(({ fields }) => fields))],
    values: parts.flatMap(({ values }) => values),
    holds: (given) => combine(parts.map((part) => part.holds(given))),
  }
}

type Truth = boolean | null

function combined(operator: string): ((parts: Truth[]) => Truth) | undefined {
  switch (operator) {
    case 'and':
      return (parts) => (parts.includes(false) ? false : parts.includes(null) ? null : true)
    case 'or':
      return (parts) => (parts.includes(true) ? true : parts.includes(null) ? null : false)
    case 'xor':
      return (parts) =>
        parts.includes(null) ? null : parts.filter((part) => part).length % 2 === 1
    case 'surrogate':
      return (parts) => parts.find((part) => part !== null) ?? null
    default:
      return undefined
  }
}
