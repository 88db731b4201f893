import type { Gap, StandIn } from './bins.ts'
import type { PmmlFile } from './file.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  numberOf,
  onlyAttributes,
  onlyChildren,
  refused,
} from './nodes.ts'
import { categoryTerm, numberTerm, type RegressionOf, sumOfTerms, type Term } from './regression.ts'
import { modelChildren, type Sum } from './scorecard.ts'
import type { Node } from './xml_tree.ts'

const OF_NUMBERS = ['generalizedLinear', 'generalLinear', 'regression']
const LISTS = ['ParameterList', 'FactorList', 'CovariateList', 'PPMatrix', 'ParamMatrix']
const READ = ['functionName', 'modelType', 'linkFunction', 'targetReferenceCategory']
const SAYS_NOTHING = [
  'modelName',
  'algorithmName',
  'distribution',
  'modelDF',
  'isScorable',
  'x-mathContext',
  'targetVariableName',
]

/**
 * A PMML GeneralRegressionModel, as R writes a glm: parameters, each of which stands for a number or for one
 * category of a factor, and their coefficients. Throws MODEL_INVALID for interactions, powers, contrasts of
 * factors, offsets, more than two outcomes, and links other than identity and logit.
 */
export function generalRegressionOf(
  file: PmmlFile,
  standIn: ReadonlyMap<string, StandIn>,
  gaps: Gap[],
): Sum & { of: RegressionOf } {
  const { model } = file
  modelChildren(model, ...LISTS)
  onlyAttributes(model, [...READ, ...SAYS_NOTHING])
  const factors = listed(model, 'FactorList', 'Predictor').map((factor) => {
    onlyAttributes(factor, ['name'])
    onlyChildren(factor, [])
    return attributeOf(factor, 'name')
  })
  const coefficients = listed(model, 'ParamMatrix', 'PCell')
  const betaOf = new Map(
    coefficients.map((cell) => [attributeOf(cell, 'parameterName'), numberOf(cell, 'beta')]),
  )
  if (betaOf.size < coefficients.length)
    throw refused(model, 'a parameter has several coefficients; of two outcomes it has one')
  const terms = new Map<string, Term>()
  for (const cell of listed(model, 'PPMatrix', 'PPCell')) {
    const parameter = attributeOf(cell, 'parameterName')
    if (terms.has(parameter)) throw refused(cell, `${parameter} is an interaction`)
    // What has no coefficient counts for nothing.
    terms.set(parameter, termOf(cell, file, factors, betaOf.get(parameter) ?? 0))
  }
  const constants = [...betaOf].filter(([parameter]) => !terms.has(parameter))
  const sum = {
    constant: constants.reduce((total, [, beta]) => total + beta, 0),
    terms: [...terms.values()],
    countsMissing: false,
  }
  return { of: meant(model, coefficients), ...sumOfTerms(sum, standIn, gaps) }
}

/** The nodes of one of the model's lists, which may be lacking. */
function listed(model: Node, list: string, name: string): Node[] {
  const within = childOf(model, list)
  if (!within) return []
  onlyChildren(within, [name])
  return childrenOf(within, name)
}

function termOf(cell: Node, file: PmmlFile, factors: readonly string[], beta: number): Term {
  onlyAttributes(cell, ['predictorName', 'parameterName', 'value'])
  const name = attributeOf(cell, 'predictorName')
  const value = attributeOf(cell, 'value')
  if (factors.includes(name)) return categoryTerm(file, cell, name, value, beta)
  if (Number(value) !== 1) throw refused(cell, `${name} to the power of ${value}; 1 is read`)
  return numberTerm(file, cell, name, beta)
}

function meant(model: Node, coefficients: readonly Node[]): RegressionOf {
  const kind = attributeOf(model, 'modelType')
  const link =
    model.attributes.linkFunction ?? (kind === 'multinomialLogistic' ? 'logit' : 'identity')
  if (kind !== 'multinomialLogistic' && !OF_NUMBERS.includes(kind))
    throw refused(model, `the modelType ${kind} is not read`)
  if (model.attributes.functionName === 'regression' && link === 'identity')
    return { kind: 'value' }
  if (link !== 'logit')
    throw refused(model, `the linkFunction ${link}; identity and logit are read`)
  if (model.attributes.functionName === 'regression') return { kind: 'log_odds', category: null }
  const [category, second] = new Set(coefficients.map((one) => one.attributes.targetCategory))
  if (second !== undefined) throw refused(model, 'it tells several outcomes apart; one is read')
  if (category === undefined)
    throw refused(model, 'its PCells do not say which targetCategory their log odds are of')
  return { kind: 'log_odds', category }
}
