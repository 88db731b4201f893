import { z } from 'zod'

/** How segments are asked for: the values of a column, or a list of names and conditions, first match wins. */
export type SegmentsAsked = { column: string } | { file: string } | { list: SegmentDocument[] }

const scalar = z.union([z.number(), z.boolean(), z.string()])
const bound = z.union([z.number(), z.string()])

const comparison = z
  .strictObject({
    column: z.string().min(1),
    above: bound.optional(),
    below: bound.optional(),
    at_least: bound.optional(),
    at_most: bound.optional(),
    equals: scalar.optional(),
    in: z.array(scalar).min(1).max(1000).optional(),
    is_missing: z.boolean().optional(),
  })
  .refine((given) => Object.values(given).filter((value) => value !== undefined).length > 1, {
    message:
      'a condition compares its column: above, below, at_least, at_most, equals, in or is_missing',
  })

export type ConditionDocument =
  | z.infer<typeof comparison>
  | { all: ConditionDocument[] }
  | { any: ConditionDocument[] }

const condition: z.ZodType<ConditionDocument> = z.lazy(() =>
  z.union([
    comparison,
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
  ]),
)

export const MOST_SEGMENTS = 12

const name = z.string().trim().min(1).max(60)
const segment = z.union([
  z.strictObject({ name, when: condition }),
  z.strictObject({ name, otherwise: z.literal(true) }),
])

export type SegmentDocument = z.infer<typeof segment>

/** Names and conditions; the last holds whoever is left. */
export const segmentList = z
  .array(segment)
  .min(2, 'one segment only: at least 2 are needed, the last with otherwise: true')
  .max(MOST_SEGMENTS, `more than ${MOST_SEGMENTS} segments`)
  .superRefine((all, context) => {
    all.forEach((one, i) => {
      const last = i === all.length - 1
      if ('otherwise' in one && !last)
        context.addIssue(`${one.name}: otherwise holds everyone, so it is the last`)
      if (!('otherwise' in one) && last)
        context.addIssue(`${one.name}: the last segment has otherwise: true, for whoever is left`)
      if (all.findIndex((other) => other.name === one.name) < i)
        context.addIssue(`two segments are called ${one.name}`)
    })
  })
