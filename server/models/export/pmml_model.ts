import type { Axis, PairTerm } from '../additive/model.ts'
import type { Card } from '../document.ts'
import type { SavedModel } from '../registry.ts'
import { mostReasons } from '../scorecard/evaluate.ts'
import type { Characteristic } from '../scorecard/model.ts'
import { distinctNames, type Step, stepsOf } from './conditions.ts'
import { apply, constant as number, pmmlPd } from './pmml_pd.ts'
import { element, xmlText } from './xml.ts'

/**
 * A model as a PMML 4.4 Scorecard (Data Mining Group). The first attribute whose predicate holds gives a
 * characteristic's points: missing, listed values, ranges, and last what no bin holds. A pair of an
 * additive model is a characteristic too, its attributes predicates over both fields, so that nothing
 * of it is lost. Outputs: score, pd, reason_1 to reason_4. A reader ranks reasons by baseline less
 * points, as we do, but does not stop where nothing was lost.
 */
export function pmmlModel(saved: SavedModel<Card>): string {
  const { modelId, name, createdAt, model } = saved
  const pairs = model.kind === 'additive' ? model.pairs : []
  const axes = [...model.characteristics, ...pairs.flatMap((pair) => pair.axes)]
  const fields = [...new Map(axes.map((axis) => [axis.feature, axis])).values()]
  const characteristics = [...model.characteristics.map(mainOf), ...pairs.map(pairOf)]
  // A scorecard must have one.
  if (characteristics.length === 0) characteristics.push(constant())
  const document = element('PMML', { version: '4.4', xmlns: 'http://www.dmg.org/PMML-4_4' }, [
    element('Header', { description: `${name}: probability of ${model.target.definition}` }, [
      element('Application', { name: 'Tallystick' }),
      text('Timestamp', createdAt),
    ]),
    element(
      'DataDictionary',
      { numberOfFields: fields.length },
      fields.map(({ feature, type, from }) =>
        element('DataField', {
          name: feature,
          displayName: from === 'date' ? `${feature}, days since 1970-01-01` : undefined,
          optype: type === 'number' ? 'continuous' : 'categorical',
          dataType: type === 'number' ? 'double' : 'string',
        }),
      ),
    ),
    element(
      'Scorecard',
      {
        modelName: modelId,
        functionName: 'regression',
        initialScore: model.basePoints,
        useReasonCodes: 'true',
        reasonCodeAlgorithm: 'pointsBelow',
        baselineMethod: 'mean',
      },
      [
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
        ),
        outputs(saved, characteristics.length),
        element('Characteristics', {}, characteristics),
      ],
    ),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`
}

const text = (name: string, content: string) => `<${name}>${xmlText(content)}</${name}>`

function outputs({ model }: SavedModel<Card>, terms: number): string {
  const reasons = Array.from({ length: Math.min(mostReasons, terms) }, (_, i) => `reason_${i + 1}`)
  const [score, pd, ...codes] = distinctNames(['score', 'pd', ...reasons], model.features)
  const number = { optype: 'continuous', dataType: 'double' }
  return element('Output', {}, [
    element('OutputField', { name: score, ...number, feature: 'predictedValue' }),
    element('OutputField', { name: pd, ...number, feature: 'transformedValue' }, [
      pmmlPd(score as string, model),
    ]),
    ...codes.map((name, i) =>
      element('OutputField', {
        name,
        optype: 'categorical',
        dataType: 'string',
        feature: 'reasonCode',
        rank: i + 1,
      }),
    ),
  ])
}

const characteristic = (name: string, baselineScore: number, attributes: string[]) =>
  element('Characteristic', { name, reasonCode: name, baselineScore }, attributes)

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

const constant = () => characteristic('constant', 0, [attribute(0, '<True/>')])

const mainOf = (c: Characteristic) =>
  characteristic(c.feature, c.meanPoints, [
    ...stepsOf(c).map((step) => {
      const { points, slope } = c.bins[step.bin]!
      const holds = predicate(c.feature, step)
      return slope === undefined ? attribute(points, holds) : line(points, slope, c.feature, holds)
    }),
    attribute(c.pointsUnseen, '<True/>'),
  ])

/** Cells with fewer ranges come first, so that a listed value inside a range finds its own. */
function pairOf({ name, axes: [first, second], points, meanPoints }: PairTerm): string {
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
  return characteristic(name, meanPoints, [...cells, attribute(0, '<True/>')])
}

const axisPredicate = ({ feature }: Axis, step: Step) => predicate(feature, step)

const simple = (field: string, operator: string, value?: string | number) =>
  element('SimplePredicate', { field, operator, value })

const compound = (booleanOperator: string, predicates: string[]) =>
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
