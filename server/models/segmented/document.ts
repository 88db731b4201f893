import { z } from 'zod'
import { cardDocument, count, ofEveryModel, text } from '../card_document.ts'
import { WRITTEN_AS } from '../scorecard/model.ts'
import { segmentColumns } from './condition.sql.ts'
import type { SegmentCondition } from './model.ts'

const number = z.number()
const read = {
  feature: text.min(1),
  type: z.enum(['number', 'category']),
  from: z.enum(WRITTEN_AS).optional(),
}

const condition: z.ZodType<unknown> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('compare'),
      comparator: z.enum(['<', '<=', '>', '>=']),
      value: number,
      ...read,
      type: z.literal('number'),
    }),
    z
      .strictObject({
        kind: z.literal('in'),
        values: z.array(z.union([text, number])).min(1),
        ...read,
      })
      .refine(
        ({ type, values }) =>
          values.every((one) => (typeof one === 'number') === (type === 'number')),
        {
          message: 'a value is not of the type of its column',
        },
      ),
    z.strictObject({ kind: z.literal('missing'), expected: z.boolean(), ...read }),
    z.strictObject({ kind: z.enum(['all', 'any']), parts: z.array(condition).min(1) }),
  ]),
)

const segment = z.looseObject({
  name: text.min(1),
  when: condition.nullable(),
  whole: z.literal(true).optional(),
  rows: count,
  bads: count,
  card: cardDocument.refine(({ kind }) => kind === 'scorecard', {
    message: 'the card of a segment is a scorecard',
  }),
})

/** Scorecards by segment, as the registry keeps them. */
export const segmentedDocument = z
  .looseObject({ kind: z.literal('segmented'), ...ofEveryModel, segments: z.array(segment).min(2) })
  .refine(
    ({ segments }) =>
      segments.every(({ when }, i) => (when === null) === (i === segments.length - 1)),
    {
      message: 'the last segment, and no other, holds whoever is left',
    },
  )
  .refine(({ segments }) => new Set(segments.map(({ name }) => name)).size === segments.length, {
    message: 'two segments have one name',
  })
  .refine(
    ({ segments, scaling }) =>
      segments.every(({ card }) =>
        (['pdo', 'baseScore', 'baseOdds'] as const).every(
          (key) => card.scaling[key] === scaling[key],
        ),
      ),
    { message: 'the cards are not all on the scale of the model' },
  )
  .refine(
    ({ segments, features }) => {
      const conditions = segments as unknown as { when: SegmentCondition | null }[]
      const read = [...segmentColumns(conditions), ...segments.flatMap(({ card }) => card.features)]
      return features.join('\0') === [...new Set(read)].join('\0')
    },
    { message: 'features do not name what is read, in its order' },
  )
