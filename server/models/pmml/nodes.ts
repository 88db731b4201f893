import { RiskError } from '../../db/errors.ts'
import type { Node } from './xml_tree.ts'

/** A part of a PMML file that cannot be read as it means: why, and where it stands. */
export const refused = (node: Node, why: string) =>
  new RiskError('MODEL_INVALID', `PMML, line ${node.line}, ${node.name}: ${why}`)

export const childrenOf = (node: Node, name: string): Node[] =>
  node.children.filter((child) => child.name === name)

/** Of this name there is one at most. */
export function childOf(node: Node, name: string): Node | undefined {
  const [found, second] = childrenOf(node, name)
  if (second) throw refused(second, `a second one in ${node.name}`)
  return found
}

export function attributeOf(node: Node, name: string): string {
  const found = node.attributes[name]
  if (found === undefined) throw refused(node, `it has no ${name}`)
  return found
}

/** A finite number of an attribute; without the attribute, what is given instead. */
export function numberOf(node: Node, name: string, otherwise?: number): number {
  const found = node.attributes[name]
  if (found === undefined && otherwise !== undefined) return otherwise
  return parsed(node, attributeOf(node, name), name)
}

export function parsed(node: Node, text: string, what: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) throw refused(node, `${what} is no finite number: ${text}`)
  return value
}

/** Refuses attributes that are none of these: what they mean would be lost. */
export function onlyAttributes(node: Node, known: readonly string[]): void {
  const other = Object.keys(node.attributes).find((name) => !known.includes(name))
  if (other !== undefined)
    throw refused(node, `the attribute ${other} (${node.attributes[other]}) is not read`)
}

/** Refuses children that are none of these. Extensions say nothing of the model. */
export function onlyChildren(node: Node, known: readonly string[]): void {
  const other = node.children.find(({ name }) => name !== 'Extension' && !known.includes(name))
  if (other) throw refused(other, `not read within ${node.name}`)
}
