import { FEATURES } from '../features/catalogue.ts'
import type { Feature } from '../features/feature.ts'
import type { Scorecard } from '../models/scorecard/model.ts'
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
      description: 'Points below the mean of the training rows.',
    }),
    text: t.exposeString('text', { description: 'What the customer is told, English.' }),
    textZh: t.exposeString('textZh', { description: 'What the customer is told, Chinese.' }),
  }),
})

/** The points a value gives, as the model's bins say. */
export function pointsOf(model: Scorecard, feature: string, value: number | string | null): number {
  const characteristic = model.characteristics.find((one) => one.feature === feature)
  if (!characteristic) return 0
  return characteristic.bins[binOf(characteristic, value)]?.points ?? characteristic.pointsUnseen
}

/** The reasons of a score from its features in order, told with their values. */
export async function reasonsOf(
  features: readonly string[],
  model: Scorecard,
  values: FeatureValues,
  context: Context,
): Promise<Reason[]> {
  const lender = await context.lender()
  if (!lender) throw new Error('a score is there and no lender')
  return features.map((feature, i) => {
    const known = FEATURE.get(feature)
    const value = values[feature] ?? null
    const mean = model.characteristics.find((one) => one.feature === feature)?.meanPoints ?? 0
    const say = (locale: Locale) =>
      // A model may outlive a feature of the catalogue.
      known
        ? reasonText(known, value, locale, lender.currency)
        : `${feature}: ${shown(value, null, locale)}`
    return {
      feature,
      rank: i + 1,
      shortfall: mean - pointsOf(model, feature, value),
      text: say('en'),
      textZh: say('zh'),
    }
  })
}
