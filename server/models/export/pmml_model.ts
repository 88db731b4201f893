import { type Baseline, baselinePoints, pairsOf } from '../baseline.ts'
import type { AnyModel, Card } from '../document.ts'
import type { Linear } from '../linear/model.ts'
import type { SavedModel } from '../registry.ts'
import { mostReasons } from '../scorecard/evaluate.ts'
import type { Reading } from '../scorecard/model.ts'
import { leavesOf } from '../segmented/condition.ts'
import type { SegmentCondition, Segmented } from '../segmented/model.ts'
import { distinctNames } from './conditions.ts'
import { compound, schemaElement, scorecardElement, simple } from './pmml_card.ts'
import { pmmlPd } from './pmml_pd.ts'
import { element, xmlText } from './xml.ts'

/**
 * A model as PMML 4.4 (Data Mining Group). A card is a Scorecard, with outputs score, pd, reason_1 to reason_4: a reader
 * ranks reasons by baseline less points, as we do, but does not stop where nothing was lost. A model of a continuous
 * target is a Scorecard without reasons, whose output is predicted. Cards by segment are a MiningModel: the first
 * segment whose condition is true scores.
 */
export function pmmlModel(saved: SavedModel<AnyModel>): string {
  const { modelId, name, createdAt, model } = saved
  const fields = fieldsOf(model)
  const what = model.kind === 'linear' ? 'value of' : 'probability of'
  const document = element('PMML', { version: '4.4', xmlns: 'http://www.dmg.org/PMML-4_4' }, [
    element('Header', { description: `${name}: ${what} ${model.target.definition}` }, [
      element('Application', { name: 'Tallystick' }),
      `<Timestamp>${xmlText(createdAt)}</Timestamp>`,
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
    modelElement(modelId, model),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`
}

function modelElement(name: string, model: AnyModel): string {
  if (model.kind === 'linear') return linearElement(name, model)
  return model.kind === 'segmented' ? segmentedElement(name, model) : cardElement(name, model)
}

/** The columns that a model reads, each once. */
function fieldsOf(model: AnyModel): Reading[] {
  if (model.kind === 'linear') return model.characteristics
  if (model.kind === 'segmented')
    return distinct([
      ...model.segments.flatMap(({ when }) => leavesOf(when)),
      ...model.segments.flatMap(({ card }) => card.characteristics),
    ])
  return distinct([...model.characteristics, ...pairsOf(model).flatMap((pair) => pair.axes)])
}

const distinct = (fields: readonly Reading[]) => [
  ...new Map(fields.map((field) => [field.feature, field])).values(),
]

/** A card; of segments the PD stands with the model as a whole. */
function cardElement(name: string, model: Card, withPd = true): string {
  const { basePoints: initialScore, characteristics } = model
  const pairs = pairsOf(model)
  const terms = Math.max(1, characteristics.length + pairs.length)
  const reasons = Array.from({ length: Math.min(mostReasons, terms) }, (_, i) => `reason_${i + 1}`)
  const [score, pd, ...codes] = distinctNames(['score', 'pd', ...reasons], model.features)
  const output = element('Output', {}, [
    ...scoreOutputs(model, score as string, withPd ? (pd as string) : null),
    ...codes.map((code, i) =>
      element('OutputField', {
        name: code,
        optype: 'categorical',
        dataType: 'string',
        feature: 'reasonCode',
        rank: i + 1,
      }),
    ),
  ])
  const baseline = baselinePoints(model)
  const sum = {
    name,
    initialScore,
    characteristics: characteristics.map((c, i) => ({ ...c, baseline: baseline[i]! })),
    pairs: pairs.map((pair, i) => ({ ...pair, baseline: baseline[characteristics.length + i]! })),
    baselineMethod: METHODS[model.baseline?.kind ?? 'mean'],
  }
  return scorecardElement(sum, fieldsOf(model), output)
}

/** What PMML calls what points are held against. */
const METHODS = {
  mean: 'mean',
  maximum: 'max',
  neutral: 'neutral',
  cutoff: 'other',
  given: 'other',
} as const satisfies Record<Baseline['kind'], string>

const NUMBER = { optype: 'continuous', dataType: 'double' }

const scoreOutputs = (
  model: Pick<Card, 'scaling' | 'calibration'>,
  score: string,
  pd: string | null,
): string[] => [
  element('OutputField', { name: score, ...NUMBER, feature: 'predictedValue' }),
  ...(pd === null
    ? []
    : [
        element('OutputField', { name: pd, ...NUMBER, feature: 'transformedValue' }, [
          pmmlPd(score, model),
        ]),
      ]),
]

function linearElement(name: string, { intercept, characteristics, features }: Linear): string {
  const [predicted] = distinctNames(['predicted'], features) as [string]
  const parts = characteristics.map(({ bins, partUnseen, ...c }) => ({
    ...c,
    bins: bins.map(({ part, ...bin }) => ({ ...bin, points: part })),
    pointsUnseen: partUnseen,
    baseline: null,
  }))
  return scorecardElement(
    { name, initialScore: intercept, characteristics: parts, pairs: [], baselineMethod: null },
    characteristics,
    element('Output', {}, [
      element('OutputField', { name: predicted, ...NUMBER, feature: 'predictedValue' }),
    ]),
  )
}

function segmentedElement(name: string, model: Segmented): string {
  const fields = fieldsOf(model)
  const taken = fields.map(({ feature }) => feature)
  const [score, pd] = distinctNames(['score', 'pd'], taken) as [string, string]
  return element('MiningModel', { modelName: name, functionName: 'regression' }, [
    schemaElement(fields),
    element('Output', {}, scoreOutputs(model, score, pd)),
    element(
      'Segmentation',
      { multipleModelMethod: 'selectFirst' },
      model.segments.map((segment) =>
        element('Segment', { id: segment.name }, [
          segment.when === null ? '<True/>' : conditionPredicate(segment.when),
          cardElement(`${name}: ${segment.name}`, segment.card, false),
        ]),
      ),
    ),
  ])
}

const OPERATORS = {
  '<': 'lessThan',
  '<=': 'lessOrEqual',
  '>': 'greaterThan',
  '>=': 'greaterOrEqual',
} as const

/** A condition: what is unknown is not true, and nothing is denied, so a missing value matches no comparison. */
function conditionPredicate(condition: SegmentCondition): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return compound(
        condition.kind === 'all' ? 'and' : 'or',
        condition.parts.map(conditionPredicate),
      )
    case 'missing':
      return simple(condition.feature, condition.expected ? 'isMissing' : 'isNotMissing')
    case 'in':
      return compound(
        'or',
        condition.values.map((value) => simple(condition.feature, 'equal', value)),
      )
    case 'compare':
      return simple(condition.feature, OPERATORS[condition.comparator], condition.value)
  }
}
