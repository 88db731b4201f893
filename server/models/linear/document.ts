import { z } from 'zod'
import { characteristicRefinement, conditions, count, text } from '../card_document.ts'
import { WRITTEN_AS } from '../scorecard/model.ts'

const number = z.number()
const figures = { label: z.string(), count, mean: number, part: number }
const [range, values, missing] = conditions(figures)

const characteristic = z
  .looseObject({
    feature: text.min(1),
    type: z.enum(['number', 'category']),
    from: z.enum(WRITTEN_AS).optional(),
    beta: number,
    partUnseen: number,
    bins: z.array(z.discriminatedUnion('kind', [range, values, missing])),
  })
  .superRefine(characteristicRefinement)

/** A linear scorecard of a continuous target, as the registry keeps it. */
export const linearDocument = z
  .looseObject({
    kind: z.literal('linear'),
    version: z.literal(1),
    features: z.array(text),
    target: z.looseObject({ definition: z.string(), horizonMonths: number.nullable() }),
    intercept: number,
    characteristics: z.array(characteristic),
    training: z.looseObject({
      rows: count,
      seed: number,
      method: z.string(),
      table: z.literal(true),
    }),
    metrics: z.looseObject({}),
  })
  .refine(
    ({ features, characteristics }) =>
      features.join('\0') === characteristics.map(({ feature }) => feature).join('\0'),
    { message: 'features do not name the characteristics in their order' },
  )
