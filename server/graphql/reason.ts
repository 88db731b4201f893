import { FEATURES } from '../features/catalogue.ts'
import type { Feature } from '../features/feature.ts'
import { baselinePoints } from '../models/baseline.ts'
import { cardOf } from '../models/cards.ts'
import type { Card, Model } from '../models/document.ts'
import { pointsAt } from '../models/scorecard/points.ts'
import { binOf } from '../models/scorecard/route.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { reasonText } from './reason_text.ts'
import { type Locale, shown } from './told.ts'

export type FeatureValues = Readonly<Record<string, number | string | null>>

export const FEATURE = new Map<string, Feature>(FEATURES.map((one) => [one.name, one]))

interface Reason {
  feature: string
  rank: number
  shortfall: number
  text: string
  textZh: string
}

export const ReasonType = builder.objectRef<Reason>('Reason').implement({
  description: 'Why a score is not higher (source: the model document and the subject’s features).',
  fields: (t) => ({
    feature: t.exposeString('feature', { description: 'Name of the feature.' }),
    rank: t.exposeInt('rank', { description: '1 is the largest shortfall.' }),
    shortfall: t.exposeFloat('shortfall', {
      description: 'Points below the model’s baseline.',
    }),
    text: t.exposeString('text', { description: 'What the customer is told, English.' }),
    textZh: t.exposeString('textZh', { description: 'What the customer is told, Chinese.' }),
  }),
})

/** The points a term gives, as the model's bins say: of a characteristic, or of a pair by both its values. */
export function pointsOf(model: Card, term: string, values: FeatureValues): number {
  const characteristic = model.characteristics.find((one) => one.feature === term)
  if (characteristic) {
    const value = values[term] ?? null
    const bin = characteristic.bins[binOf(characteristic, value)]
    return bin ? pointsAt(bin, value) : characteristic.pointsUnseen
  }
  const pair = pairOf(model, term)
  const [row, column] = pair?.axes.map((axis) => binOf(axis, values[axis.feature] ?? null)) ?? []
  return pair?.points[row as number]?.[column as number] ?? 0
}

const pairOf = (model: Card, term: string) =>
  model.kind === 'additive' ? model.pairs.find(({ name }) => name === term) : undefined

/** The reasons of a score from its features in order, told with their values. */
export async function reasonsOf(
  features: readonly string[],
  whole: Model,
  values: FeatureValues,
  context: Context,
): Promise<Reason[]> {
  const { card: model } = cardOf(whole, values)
  const lender = await context.lender()
  if (!lender) throw new Error('a score is there and no lender')
  const baseline = baselinePoints(model)
  const terms = [
    ...model.characteristics.map((one) => one.feature),
    ...(model.kind === 'additive' ? model.pairs.map(({ name }) => name) : []),
  ]
  const baselineOf = (term: string) => baseline[terms.indexOf(term)] ?? 0
  return features.map((feature, i) => {
    const pair = pairOf(model, feature)
    const sayOne = (name: string, locale: Locale) => {
      const known = FEATURE.get(name)
      const value = values[name] ?? null
      // A model may outlive a feature of the catalogue.
      return known
        ? reasonText(known, value, locale, lender.currency)
        : `${name}: ${shown(value, null, locale)}`
    }
    const say = (locale: Locale) =>
      (pair?.axes.map((axis) => axis.feature) ?? [feature])
        .map((name) => sayOne(name, locale))
        .join('; ')
    return {
      feature,
      rank: i + 1,
      shortfall: baselineOf(feature) - pointsOf(model, feature, values),
      text: say('en'),
      textZh: say('zh'),
    }
  })
}
