import { FEATURES } from '../features/catalogue.ts'
import type { Feature } from '../features/feature.ts'
import { baselinePoints } from '../models/baseline.ts'
import { cardOf } from '../models/cards.ts'
import type { Card } from '../models/document.ts'
import type { Judgeable } from '../models/elsewhere.ts'
import type { Imported } from '../models/imported/model.ts'
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

/**
 * The reasons of a score from its features in order, told with their values. `points` are those of an imported
 * model, in the order of its features.
 */
export async function reasonsOf(
  features: readonly string[],
  whole: Judgeable,
  values: FeatureValues,
  context: Context,
  points: readonly number[] = [],
): Promise<Reason[]> {
  const lender = await context.lender()
  if (!lender) throw new Error('a score is there and no lender')
  const { shortfallOf, axesOf } =
    whole.kind === 'imported'
      ? ofRuntime(whole, points)
      : ofCard(cardOf(whole, values).card, values)
  return features.map((feature, i) => {
    const sayOne = (name: string, locale: Locale) => {
      const known = FEATURE.get(name)
      const value = values[name] ?? null
      // A model may outlive a feature of the catalogue.
      return known
        ? reasonText(known, value, locale, lender.currency)
        : `${name}: ${shown(value, null, locale)}`
    }
    const say = (locale: Locale) =>
      axesOf(feature)
        .map((name) => sayOne(name, locale))
        .join('; ')
    return {
      feature,
      rank: i + 1,
      shortfall: shortfallOf(feature),
      text: say('en'),
      textZh: say('zh'),
    }
  })
}

/** How far a term stays under its baseline, and the features it is of. */
interface Terms {
  shortfallOf(term: string): number
  axesOf(term: string): string[]
}

function ofCard(model: Card, values: FeatureValues): Terms {
  const baseline = baselinePoints(model)
  const terms = [
    ...model.characteristics.map((one) => one.feature),
    ...(model.kind === 'additive' ? model.pairs.map(({ name }) => name) : []),
  ]
  return {
    shortfallOf: (term) => (baseline[terms.indexOf(term)] ?? 0) - pointsOf(model, term, values),
    axesOf: (term) => pairOf(model, term)?.axes.map((axis) => axis.feature) ?? [term],
  }
}

/** Its points are Shapley values: held against the mean of the background, which is 0. */
const ofRuntime = ({ features }: Imported, points: readonly number[]): Terms => ({
  shortfallOf: (term) => 0 - (points[features.indexOf(term)] ?? 0),
  axesOf: (term) => [term],
})
