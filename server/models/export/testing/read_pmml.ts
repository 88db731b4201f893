import { type Element, Window } from 'happy-dom'
import type { Value } from '../../scorecard/route.ts'

type Node = Element
const children = (node: Node, name?: string): Node[] =>
  [...node.children].filter((child) => !name || child.localName === name)
const of = (node: Node, name: string): Node => children(node, name)[0] as Node
const number = (node: Node, name: string) => Number(node.getAttribute(name))

export type PmmlScore = {
  score: number
  pd: number
  points: number[]
  /** Reason codes with what was lost against the baseline, the most first. */
  reasons: { code: string; lost: number }[]
}

/**
 * A reader of PMML scorecards that knows nothing of our models: predicates by the three-valued logic of
 * PMML 4.4, the first attribute that is true, points below the baseline, outputs as expressions.
 */
export function readPmml(xml: string): (row: Row) => PmmlScore {
  const { DOMParser } = new Window()
  const parsed = new DOMParser().parseFromString(xml, 'application/xml')
  const root = parsed.documentElement as unknown as Node
  const types = new Map(
    children(of(root, 'DataDictionary')).map((field) => [
      field.getAttribute('name') as string,
      field.getAttribute('dataType'),
    ]),
  )
  const read = (row: Row) => (field: string) => {
    const given = row[field]
    // Of a number, NaN is no value.
    if (given === null || given === undefined || Number.isNaN(given)) return null
    return types.get(field) === 'string' ? String(given) : Number(given)
  }
  const mining = of(root, 'MiningModel')
  if (!mining) return scorecardOf(of(root, 'Scorecard'), read)
  // The first segment that is true scores, and the outputs of the whole are made of its score.
  const segments = children(of(mining, 'Segmentation')).map((segment) => ({
    holds: predicateOf(children(segment)[0] as Node),
    score: scorecardOf(of(segment, 'Scorecard'), read),
  }))
  const pd = pdOf(mining)
  return (row) => {
    const told = segments.find(({ holds }) => holds(read(row)) === true)!.score(row)
    return { ...told, pd: pd(told.score) }
  }
}

type Row = Record<string, Value>
type Read = (row: Row) => (field: string) => string | number | null

/** What a model makes of a score in its output; without one, no number. */
function pdOf(model: Node): (score: number) => number {
  const outputs = children(of(model, 'Output'))
  const named = (feature: string) =>
    outputs.find((output) => output.getAttribute('feature') === feature)
  const scoreName = named('predictedValue')?.getAttribute('name') as string
  const output = named('transformedValue')
  if (!output) return () => Number.NaN
  return (score) => evaluated(children(output)[0] as Node, { [scoreName]: score })
}

function scorecardOf(card: Node, read: Read): (row: Row) => PmmlScore {
  const characteristics = children(of(card, 'Characteristics')).map((node) => ({
    code: node.getAttribute('reasonCode') as string,
    baseline: number(node, 'baselineScore'),
    attributes: children(node).map((attribute) => ({
      points: pointsOf(attribute),
      holds: predicateOf(children(attribute)[0] as Node),
    })),
  }))
  const pd = pdOf(card)
  return (row) => {
    const value = read(row)
    const parts = characteristics.map(({ attributes, ...rest }) => ({
      ...rest,
      points: attributes.find(({ holds }) => holds(value) === true)?.points(value) as number,
    }))
    const score = parts.reduce((sum, { points }) => sum + points, number(card, 'initialScore'))
    const reasons = parts
      .map(({ code, baseline, points }) => ({ code, lost: baseline - points }))
      .sort((a, b) => b.lost - a.lost || (a.code < b.code ? -1 : 1))
    return { score, pd: pd(score), points: parts.map(({ points }) => points), reasons }
  }
}

/** A number, or what an expression makes of the fields. */
function pointsOf(attribute: Node): (value: (field: string) => string | number | null) => number {
  const complex = of(attribute, 'ComplexPartialScore')
  if (!complex) {
    const points = number(attribute, 'partialScore')
    return () => points
  }
  return (value) =>
    evaluated(
      children(complex)[0] as Node,
      new Proxy({}, { get: (_, field) => value(String(field)) }),
    )
}

type Predicate = (value: (field: string) => string | number | null) => boolean | null

function predicateOf(node: Node): Predicate {
  if (node.localName === 'True') return () => true
  const operator = node.getAttribute('operator')
  if (node.localName === 'CompoundPredicate') {
    const parts = children(node).map(predicateOf)
    const decisive = node.getAttribute('booleanOperator') === 'or'
    return (value) => {
      const all = parts.map((part) => part(value))
      if (all.includes(decisive)) return decisive
      return all.includes(null) ? null : !decisive
    }
  }
  const field = node.getAttribute('field') as string
  const bound = node.getAttribute('value') as string
  return (value) => {
    const given = value(field)
    if (operator === 'isMissing') return given === null
    if (operator === 'isNotMissing') return given !== null
    if (given === null) return null
    if (operator === 'equal') return typeof given === 'string' ? given === bound : given === +bound
    if (operator === 'lessThan') return (given as number) < Number(bound)
    if (operator === 'lessOrEqual') return (given as number) <= Number(bound)
    if (operator === 'greaterThan') return (given as number) > Number(bound)
    if (operator === 'greaterOrEqual') return (given as number) >= Number(bound)
    throw new Error(`no such operator: ${operator}`)
  }
}

function evaluated(node: Node, fields: Record<string, number>): number {
  if (node.localName === 'Constant') return Number(node.textContent)
  if (node.localName === 'FieldRef') return fields[node.getAttribute('field') as string] as number
  if (node.localName === 'NormContinuous') return normed(node, fields)
  const [a, b] = children(node).map((child) => evaluated(child, fields)) as [number, number]
  const name = node.getAttribute('function') as string
  const functions: Record<string, () => number> = {
    '+': () => a + b,
    '-': () => a - b,
    '*': () => a * b,
    '/': () => a / b,
    exp: () => Math.exp(a),
  }
  return functions[name]!()
}

/** Piecewise linear between pairs of `orig` and `norm`; an outlier as `outliers` says, by default on the end's line. */
function normed(node: Node, fields: Record<string, number>): number {
  const x = fields[node.getAttribute('field') as string] as number
  const pairs = children(node, 'LinearNorm').map((one) => ({
    orig: number(one, 'orig'),
    norm: number(one, 'norm'),
  }))
  if (pairs.length < 2 || pairs.some(({ orig }, i) => i > 0 && !(orig > pairs[i - 1]!.orig)))
    throw new Error('NormContinuous wants two or more LinearNorm of rising orig')
  const [first, last] = [pairs[0]!, pairs.at(-1)!]
  const outliers = node.getAttribute('outliers') ?? 'asIs'
  if (x < first.orig || x > last.orig) {
    if (outliers === 'asMissingValues') return Number(node.getAttribute('mapMissingTo') ?? 'NaN')
    if (outliers === 'asExtremeValues') return x < first.orig ? first.norm : last.norm
  }
  const above = pairs.findIndex(({ orig }, i) => i > 0 && x <= orig)
  const at = above < 0 ? pairs.length - 1 : above
  const [from, to] = [pairs[at - 1]!, pairs[at]!]
  return from.norm + ((x - from.orig) / (to.orig - from.orig)) * (to.norm - from.norm)
}
