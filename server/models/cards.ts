import type { Card, Model } from './document.ts'
import type { Judgeable } from './elsewhere.ts'
import { pdOf } from './scorecard/calibration.ts'
import { type Evaluation, evaluate } from './scorecard/evaluate.ts'
import type { Characteristic, Excluded } from './scorecard/model.ts'
import type { Value } from './scorecard/route.ts'
import { leavesOf, segmentOf } from './segmented/condition.ts'
import type { Segment } from './segmented/model.ts'

type Row = Readonly<Record<string, Value>>

type FeatureRead = { feature: string; type: 'number' | 'category'; unit: string | null }

/** The cards of a model, each with its segment; a model without segments is its own only card. */
export const cardsOf = (model: Model): { segment: Segment | null; card: Card }[] =>
  model.kind === 'segmented'
    ? model.segments.map((segment) => ({ segment, card: segment.card }))
    : [{ segment: null, card: model }]

/** The card that scores this row, and its segment. */
export function cardOf(model: Model, row: Row): { segment: Segment | null; card: Card } {
  const cards = cardsOf(model)
  return cards[model.kind === 'segmented' ? segmentOf(model.segments, row) : 0]!
}

/** What a characteristic is called among those of all cards, as `training_distribution` has it too. */
export const termName = (segment: { name: string } | null, feature: string) =>
  segment === null ? feature : `${segment.name}: ${feature}`

export type Term = { name: string; segment: Segment | null; characteristic: Characteristic }

/** The characteristics of all cards after each other: the order of the points of a score. */
export const termsOf = (model: Model): Term[] =>
  cardsOf(model).flatMap(({ segment, card }) =>
    card.characteristics.map((characteristic) => ({
      name: termName(segment, characteristic.feature),
      segment,
      characteristic,
    })),
  )

/** Candidates that no card, or not this one, has. */
export const excludedOf = (model: Model): Excluded[] => [
  ...(model.kind === 'segmented' ? model.training.excluded : []),
  ...cardsOf(model).flatMap(({ segment, card }) =>
    card.training.excluded.map((one) => ({ ...one, feature: termName(segment, one.feature) })),
  ),
]

/**
 * What a model reads: columns that tell its segments apart, then those of its cards, each once; of an imported
 * one the features of its inputs.
 */
export function featuresRead(model: Judgeable): FeatureRead[] {
  if (model.kind === 'imported')
    return [
      ...new Map(
        model.inputs.map(({ feature, type, unit }) => [feature, { feature, type, unit }]),
      ).values(),
    ]
  const axes = cardsOf(model).flatMap(({ card }) =>
    card.kind === 'additive' ? card.pairs.flatMap((pair) => pair.axes) : [],
  )
  const routing =
    model.kind === 'segmented' ? model.segments.flatMap(({ when }) => leavesOf(when)) : []
  const characteristics = termsOf(model).map(({ characteristic }) => characteristic)
  const known = new Map(characteristics.map((c) => [c.feature, c]))
  const read = [...routing, ...characteristics, ...axes].map(({ feature, type }) => ({
    feature,
    type: known.get(feature)?.type ?? type,
    unit: known.get(feature)?.unit ?? null,
  }))
  return [...new Map(read.map((one) => [one.feature, one])).values()]
}

/** The reference evaluation of a row by a model of any kind: by the card of its segment. */
export function evaluateModel(
  model: Model,
  row: Record<string, Value>,
): Evaluation & { segment: string | null } {
  const { segment, card } = cardOf(model, row)
  const told = evaluate(card, row)
  return { ...told, pd: pdOf(told.score, model), segment: segment?.name ?? null }
}
