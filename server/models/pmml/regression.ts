import { binsOf, type Effect, type Gap, type Part, type StandIn } from './bins.ts'
import { type Field, type Given, valueAs } from './field.ts'
import type { PmmlFile } from './file.ts'
import {
  attributeOf,
  childrenOf,
  numberOf,
  onlyAttributes,
  onlyChildren,
  refused,
} from './nodes.ts'
import { modelChildren, type Sum } from './scorecard.ts'
import type { Node } from './xml_tree.ts'

/** What a regression's sum is: a value, or the log odds of a category, null where the target is a number. */
export type RegressionOf = { kind: 'value' } | { kind: 'log_odds'; category: string | null }

/**
 * A PMML RegressionModel: its intercept, and of each field all that its predictors give. Throws MODEL_INVALID for
 * interactions, powers, and links other than none and logit (and softmax of two categories).
 */
export function regressionOf(
  file: PmmlFile,
  standIn: ReadonlyMap<string, StandIn>,
  gaps: Gap[],
): Sum & { of: RegressionOf } {
  const { model } = file
  modelChildren(model, 'RegressionTable')
  const { table, other, of } = tablesOf(model)
  const terms = [...termsOf(table, file, 1), ...(other ? termsOf(other, file, -1) : [])]
  const constant = numberOf(table, 'intercept') - (other ? numberOf(other, 'intercept', 0) : 0)
  return { of, ...sumOfTerms({ constant, terms, countsMissing: true }, standIn, gaps) }
}

/** Terms as a sum of fields. `countsMissing`: a category that is missing is none of those that count, and no gap. */
export function sumOfTerms(
  sum: { constant: number; terms: readonly Term[]; countsMissing: boolean },
  standIn: ReadonlyMap<string, StandIn>,
  gaps: Gap[],
): Sum {
  const { constant, terms, countsMissing } = sum
  const fields = [...new Set(terms.map(({ field }) => field))]
  const partOf = (field: Field): Part => {
    const own = terms.filter((term) => term.field === field)
    const values = own.flatMap(({ value }) => value ?? [])
    const standsIn = standIn.get(field.name) ?? {}
    const made = binsOf(field, values, effectsOf(own, countsMissing), standsIn, gaps)
    return { field, name: field.label, baseline: null, ...made }
  }
  return { constant, parts: fields.map(partOf) }
}

/** The table of the sum, and the one that is taken off it where both categories have one. */
function tablesOf(model: Node): { table: Node; other?: Node; of: RegressionOf } {
  const tables = childrenOf(model, 'RegressionTable')
  const [table, other, third] = tables
  if (!table || third)
    throw refused(model, `${tables.length} RegressionTables; of two outcomes there is one, or two`)
  const link = model.attributes.normalizationMethod ?? 'none'
  if (model.attributes.functionName === 'regression') {
    if (other) throw refused(other, 'a second RegressionTable of a number')
    if (link === 'none') return { table, of: { kind: 'value' } }
    if (link === 'logit') return { table, of: { kind: 'log_odds', category: null } }
    throw refused(model, `the normalizationMethod ${link}; none and logit are read`)
  }
  const of = { kind: 'log_odds' as const, category: attributeOf(table, 'targetCategory') }
  if (link === 'softmax' && other) return { table, other, of }
  if (link !== 'logit')
    throw refused(model, `the normalizationMethod ${link} of categories; logit is read`)
  // With logit the probability of the first is told, and the second has what is left.
  if (other && (other.children.length > 0 || numberOf(other, 'intercept', 0) !== 0))
    throw refused(other, 'with logit the second RegressionTable is expected to be empty')
  return { table, of }
}

export interface Term {
  field: Field
  /** Value that a category has to be; undefined: a number, by its value. */
  value?: string | number
  effect: { points: number; slope: number }
}

function termsOf(table: Node, file: PmmlFile, sign: 1 | -1): Term[] {
  onlyChildren(table, ['NumericPredictor', 'CategoricalPredictor'])
  const { children } = table
  return children.flatMap((node): Term[] => {
    if (node.name === 'Extension') return []
    onlyAttributes(node, ['name', 'field', 'exponent', 'coefficient', 'value'])
    const name = node.attributes.field ?? attributeOf(node, 'name')
    const by = sign * numberOf(node, 'coefficient')
    if (node.name === 'CategoricalPredictor') {
      return [categoryTerm(file, node, name, attributeOf(node, 'value'), by)]
    }
    if (numberOf(node, 'exponent', 1) !== 1)
      throw refused(node, `${name} to the power of ${node.attributes.exponent}; 1 is read`)
    return [numberTerm(file, node, name, by)]
  })
}

/** What one category of a field gives. */
export function categoryTerm(
  file: PmmlFile,
  node: Node,
  name: string,
  value: string,
  points: number,
): Term {
  const field = file.plain(node, name)
  return { field, value: valueAs(node, field.type, value), effect: { points, slope: 0 } }
}

/** What a number gives by the unit, itself or by a straight line in it. */
export function numberTerm(file: PmmlFile, node: Node, name: string, by: number): Term {
  const { field, slope, constant } = file.lineOf(node, name)
  return {
    field: file.fields.get(field) as Field,
    effect: { points: by * constant, slope: by * slope },
  }
}

/** What a value of a field gives, by the terms of that field. */
function effectsOf(terms: readonly Term[], countsMissing: boolean) {
  const numeric = terms.some(({ value }) => value === undefined)
  return (given: Given): Effect | undefined => {
    if (given === null && (numeric || !countsMissing)) return undefined
    const held = terms.filter(({ value }) => value === undefined || value === given)
    const sum = (of: 'points' | 'slope') =>
      held.reduce((total, { effect }) => total + effect[of], 0)
    return { points: sum('points'), slope: sum('slope'), from: '' }
  }
}
