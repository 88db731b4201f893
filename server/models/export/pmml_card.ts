import type { Axis, PairTerm } from '../additive/model.ts'
import type { BinCondition, Reading } from '../scorecard/model.ts'
import { type Step, stepsOf } from './conditions.ts'
import { apply, constant as number } from './pmml_pd.ts'
import { element } from './xml.ts'

/** A column as a file names it. */

/** A sum as a file writes it: what it starts from, its characteristics, and what stands between. */
export interface Summed {
  name: string
  initialScore: number
  characteristics: readonly Main[]
  pairs: readonly (PairTerm & { baseline: number })[]
  /** What the baselines are, by which points are ranked as reasons; null: there are none. */
  baselineMethod: 'mean' | 'max' | 'neutral' | 'other' | null
}

/** A characteristic with its points, or the parts of a value. */
export type Main = Reading & {
  bins: readonly (BinCondition & { points: number; slope?: number })[]
  pointsUnseen: number
  /** What points are held against; null: nothing. */
  baseline: number | null
}

/**
 * A sum as a Scorecard element. The first attribute whose predicate holds gives a characteristic's points: missing,
 * listed values, ranges, and last what no bin holds. A pair is a characteristic too, its attributes predicates over
 * both fields, so that nothing of it is lost.
 */
export function scorecardElement(
  { name, initialScore, characteristics: mains, pairs, baselineMethod }: Summed,
  fields: readonly Reading[],
  output: string,
): string {
  const reasons = baselineMethod !== null
  const characteristics = [...mains.map(mainOf), ...pairs.map(pairOf)]
  // A scorecard must have one.
  if (characteristics.length === 0) characteristics.push(constant(reasons ? 0 : null))
  const attributes = {
    modelName: name,
    functionName: 'regression',
    initialScore,
    useReasonCodes: String(reasons),
    ...(reasons && { reasonCodeAlgorithm: 'pointsBelow', baselineMethod }),
  }
  return element('Scorecard', attributes, [
    schemaElement(fields),
    output,
    element('Characteristics', {}, characteristics),
  ])
}

/** Values as they come: what is missing or unseen is for the predicates to tell. */
export const schemaElement = (fields: readonly Reading[]): string =>
  element(
    'MiningSchema',
    {},
    fields.map(({ feature }) =>
      element('MiningField', {
        name: feature,
        usageType: 'active',
        missingValueTreatment: 'asIs',
        invalidValueTreatment: 'asIs',
      }),
    ),
  )

const characteristic = (name: string, baseline: number | null, attributes: string[]) =>
  element(
    'Characteristic',
    { name, ...(baseline !== null && { reasonCode: name, baselineScore: baseline }) },
    attributes,
  )

const attribute = (partialScore: number, predicate: string) =>
  element('Attribute', { partialScore }, [predicate])

/** Points that follow a value by the unit. */
const line = (points: number, slope: number, field: string, predicate: string) =>
  element('Attribute', {}, [
    predicate,
    element('ComplexPartialScore', {}, [
      apply('+', number(points), apply('*', number(slope), element('FieldRef', { field }))),
    ]),
  ])

const constant = (baseline: number | null) =>
  characteristic('constant', baseline, [attribute(0, '<True/>')])

const mainOf = (c: Main) =>
  characteristic(c.feature, c.baseline, [
    ...stepsOf(c).map((step) => {
      const { points, slope } = c.bins[step.bin]!
      const holds = predicate(c.feature, step)
      return slope === undefined ? attribute(points, holds) : line(points, slope, c.feature, holds)
    }),
    attribute(c.pointsUnseen, '<True/>'),
  ])

/** Cells with fewer ranges come first, so that a listed value inside a range finds its own. */
function pairOf({
  name,
  axes: [first, second],
  points,
  baseline,
}: Summed['pairs'][number]): string {
  const ranges = (...steps: Step[]) => steps.filter(({ kind }) => kind === 'range').length
  const cells = stepsOf(first)
    .flatMap((a) => stepsOf(second).map((b) => ({ a, b, ranges: ranges(a, b) })))
    .sort((one, other) => one.ranges - other.ranges)
    .map(({ a, b }) =>
      attribute(
        points[a.bin]![b.bin]!,
        compound('and', [axisPredicate(first, a), axisPredicate(second, b)]),
      ),
    )
  return characteristic(name, baseline, [...cells, attribute(0, '<True/>')])
}

const axisPredicate = ({ feature }: Axis, step: Step) => predicate(feature, step)

export const simple = (field: string, operator: string, value?: string | number) =>
  element('SimplePredicate', { field, operator, value })

export const compound = (booleanOperator: string, predicates: string[]) =>
  predicates.length === 1
    ? predicates[0]!
    : element('CompoundPredicate', { booleanOperator }, predicates)

function predicate(field: string, step: Step): string {
  if (step.kind === 'missing') return simple(field, 'isMissing')
  if (step.kind === 'values')
    return compound(
      'or',
      step.values.map((value) => simple(field, 'equal', value)),
    )
  const bounds = [
    ...(step.lower === null ? [] : [simple(field, 'greaterOrEqual', step.lower)]),
    ...(step.upper === null ? [] : [simple(field, 'lessThan', step.upper)]),
  ]
  return bounds.length === 0 ? simple(field, 'isNotMissing') : compound('and', bounds)
}
