import { attributeOf, onlyAttributes, parsed, refused } from './nodes.ts'
import type { Node } from './xml_tree.ts'

/** constant + slope * value of a field; without a field a constant. */
export interface Affine {
  field: string | null
  slope: number
  constant: number
}

/**
 * An expression that is a straight line in one field: constants, fields, and + - * / of them. Throws
 * MODEL_INVALID, naming the function, for any other: it is not read as something near it.
 */
export function affineOf(node: Node, refer: (node: Node, name: string) => Affine): Affine {
  if (node.name === 'Constant') {
    onlyAttributes(node, ['dataType'])
    return { field: null, slope: 0, constant: parsed(node, node.text, 'the constant') }
  }
  if (node.name === 'FieldRef') {
    onlyAttributes(node, ['field'])
    return refer(node, attributeOf(node, 'field'))
  }
  if (node.name !== 'Apply') throw refused(node, 'only straight lines in one field are read')
  onlyAttributes(node, ['function'])
  const name = attributeOf(node, 'function')
  const parts = node.children.map((child) => affineOf(child, refer))
  const [a, b, more] = parts
  if (!a || !b || more) throw refused(node, `the function ${name} of ${parts.length} values`)
  const result = applied(name, a, b)
  if (!result)
    throw refused(node, `the function ${name}: only straight lines in one field are read`)
  return result
}

function applied(name: string, a: Affine, b: Affine): Affine | null {
  if (name === '+' || name === '-') {
    if (a.field && b.field && a.field !== b.field) return null
    const sign = name === '+' ? 1 : -1
    return {
      field: a.field ?? b.field,
      slope: a.slope + sign * b.slope,
      constant: a.constant + sign * b.constant,
    }
  }
  if (name === '*') {
    if (a.field && b.field) return null
    const [by, of] = a.field ? [b, a] : [a, b]
    return { ...of, slope: of.slope * by.constant, constant: of.constant * by.constant }
  }
  if (name === '/' && !b.field)
    return { ...a, slope: a.slope / b.constant, constant: a.constant / b.constant }
  return null
}
