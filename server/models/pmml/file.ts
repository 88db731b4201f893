import { type Affine, affineOf } from './affine.ts'
import { type Field, fieldOf } from './field.ts'
import { attributeOf, childOf, childrenOf, refused } from './nodes.ts'
import type { Node } from './xml_tree.ts'

/** A PMML file: its one model, and the fields that it may read. */
export interface PmmlFile {
  model: Node
  fields: ReadonlyMap<string, Field>
  /** A field, or a straight line in one, by its name. */
  lineOf(node: Node, name: string): Affine & { field: string }
  /** A field that is read as it stands. */
  plain(node: Node, name: string): Field
}

const MODELS = ['Scorecard', 'RegressionModel', 'GeneralRegressionModel']
const AROUND = ['Header', 'DataDictionary', 'TransformationDictionary', 'MiningBuildTask']
const READ = ['active', 'supplementary']

/** Throws MODEL_INVALID for what is no PMML 4 with one model of those that are read. */
export function pmmlFile(root: Node): PmmlFile {
  if (root.name !== 'PMML') throw refused(root, 'PMML is expected')
  const version = attributeOf(root, 'version')
  if (!version.startsWith('4.')) throw refused(root, `version ${version}; 4.x is read`)
  const models = root.children.filter(({ name }) => ![...AROUND, 'Extension'].includes(name))
  const [model, second] = models
  if (!model) throw refused(root, 'it holds no model')
  if (!MODELS.includes(model.name))
    throw refused(model, `such a model is not read; ${MODELS.join(', ')} are`)
  if (second) throw refused(second, 'a second model; a file with one is expected')
  const context = model.attributes['x-mathContext'] ?? 'double'
  if (context !== 'double') throw refused(model, `sums in ${context}; double is read`)
  if (model.attributes.isScorable === 'false') throw refused(model, 'it is not to be scored with')
  const schema = childOf(model, 'MiningSchema')
  const dictionary = childOf(root, 'DataDictionary')
  if (!schema || !dictionary) throw refused(model, 'it has no MiningSchema, or no DataDictionary')
  const data = new Map(
    childrenOf(dictionary, 'DataField').map((one) => [attributeOf(one, 'name'), one]),
  )
  const fields = new Map<string, Field>()
  for (const mining of childrenOf(schema, 'MiningField')) {
    if (!READ.includes(mining.attributes.usageType ?? 'active')) continue
    const name = attributeOf(mining, 'name')
    const own = data.get(name)
    if (!own) throw refused(mining, `no DataField is called ${name}`)
    fields.set(name, fieldOf(own, mining))
  }
  refuseTargets(model)
  const derived = new Map(
    [childOf(root, 'TransformationDictionary'), childOf(model, 'LocalTransformations')]
      .flatMap((within) => within?.children ?? [])
      .map((one) => [one.attributes.name, one]),
  )
  const lineOf = (node: Node, name: string, within = 0): Affine => {
    const field = fields.get(name)
    if (field) {
      if (field.type === 'number') return { field: name, slope: 1, constant: 0 }
      throw refused(node, `${name} holds texts; a number is expected`)
    }
    const own = derived.get(name)
    if (!own || within > derived.size) throw refused(node, `no field is called ${name}`)
    if (own.name !== 'DerivedField') throw refused(own, 'it is not read')
    const [expression] = own.children.filter((child) => child.name !== 'Extension')
    if (!expression) throw refused(own, 'it has no expression')
    return affineOf(expression, (at, other) => lineOf(at, other, within + 1))
  }
  return {
    model,
    fields,
    lineOf: (node, name) => {
      const line = lineOf(node, name)
      if (line.field === null) throw refused(node, `${name} is a constant; a field is expected`)
      return { ...line, field: line.field }
    },
    plain: (node, name) => {
      const field = fields.get(aliased(name, derived))
      if (field) return field
      throw refused(
        node,
        derived.has(name)
          ? `${name} is a DerivedField; a field as it stands is expected`
          : `no field is called ${name}`,
      )
    },
  }
}

/** The name behind a DerivedField that is another field as it stands. */
function aliased(name: string, derived: ReadonlyMap<string | undefined, Node>, within = 0): string {
  const own = derived.get(name)
  const [expression, more] = own?.children.filter((child) => child.name !== 'Extension') ?? []
  const alias =
    own?.name === 'DerivedField' &&
    !more &&
    expression?.name === 'FieldRef' &&
    expression.attributes.mapMissingTo === undefined &&
    expression.attributes.field
  return alias && within < derived.size ? aliased(alias, derived, within + 1) : name
}

/** A target that is changed after the model is no score of it. */
function refuseTargets(model: Node): void {
  for (const target of childOf(model, 'Targets')?.children ?? []) {
    const changed = ['min', 'max', 'rescaleConstant', 'rescaleFactor', 'castInteger'].find(
      (name) => {
        const value = target.attributes[name]
        const neutral: Record<string, number> = { rescaleConstant: 0, rescaleFactor: 1 }
        return value !== undefined && Number(value) !== neutral[name]
      },
    )
    if (changed)
      throw refused(target, `${changed} (${target.attributes[changed]}) changes the score`)
  }
}
