import { z } from 'zod'
import type { Routed } from './scorecard/route.ts'

const number = z.number()
// A NUL or half a surrogate pair cannot be written in a statement, nor stand in the engine's text.
export const text = z.string().refine((value) => !/[\0\p{Cs}]/u.test(value), {
  message: 'holds a NUL or half a surrogate pair',
})
export const count = z.int().min(0)

const binFigures = {
  label: z.string(),
  count,
  bad: count,
  badRate: number,
  woe: number,
  points: number,
}

const slope = z.never({ error: 'only a range has a slope' }).optional()

/** The three ways in which a bin holds values, with what is said of it beside. */
export const conditions = <F extends z.ZodRawShape>(figures: F) =>
  [
    z.looseObject({
      kind: z.literal('range'),
      lower: number.nullable(),
      upper: number.nullable(),
      slope: number.optional(),
      ...figures,
    }),
    z.looseObject({
      kind: z.literal('values'),
      values: z.array(z.union([text, number])),
      slope,
      ...figures,
    }),
    z.looseObject({ kind: z.literal('missing'), slope, ...figures }),
  ] as const

const bin = z.discriminatedUnion('kind', conditions(binFigures))

/** Says where the ranges of a characteristic do not cover all numbers. */
export function characteristicRefinement(
  { feature, type, bins }: Routed,
  context: { addIssue(message: string): void },
): void {
  const ranges = bins.flatMap((one) => (one.kind === 'range' ? [one] : []))
  if (type === 'category' && ranges.length > 0)
    context.addIssue(`${feature} is a category: it has no ranges`)
  const cover = ranges.every(({ lower, upper }, i) => {
    const next = ranges[i + 1]
    return (
      (i > 0 || lower === null) &&
      (next ? upper !== null && next.lower === upper : upper === null) &&
      (lower === null || upper === null || lower < upper)
    )
  })
  if (!cover) context.addIssue(`the ranges of ${feature} do not cover all numbers in rising order`)
}

const characteristic = z
  .looseObject({
    feature: text.min(1),
    label: z.string(),
    unit: z.string().nullable(),
    type: z.enum(['number', 'category']),
    beta: number,
    woeUnseen: number,
    pointsUnseen: number,
    bins: z.array(bin),
    iv: number,
    meanPoints: number,
    maxPoints: number,
    minPoints: number,
    bands: z
      .strictObject({
        least: number,
        most: number,
        edges: z.array(number),
        counts: z.array(count),
        points: z.array(number),
      })
      .refine(({ edges, counts, points }) =>
        [counts, points].every(({ length }) => length === edges.length + 1),
      )
      .optional(),
  })
  .superRefine(characteristicRefinement)

const knots = z
  .array(z.strictObject({ score: number, pd: number.min(0).max(1) }))
  .min(1)
  .refine((all) => all.every(({ score }, i) => i === 0 || score > all[i - 1]!.score), {
    message: 'the scores of the knots do not rise',
  })

const metrics = z.looseObject({ rows: count, bads: count, auc: number, brier: number })

/** What a model of any kind that gives a PD says of itself. */
export const ofEveryModel = {
  version: z.literal(1),
  features: z.array(text),
  target: z.looseObject({
    definition: z.string(),
    horizonMonths: number.nullable(),
    bad: z.string(),
    good: z.string(),
  }),
  calibration: z
    .discriminatedUnion('method', [
      z.looseObject({ method: z.literal('platt'), intercept: number, slope: number }),
      z.looseObject({ method: z.literal('isotonic'), knots }),
    ])
    .optional(),
  scaling: z.strictObject({
    pdo: number.positive(),
    baseScore: number,
    baseOdds: number.positive(),
  }),
  meanScore: number,
  training: z.looseObject({
    rows: count,
    bads: count,
    seed: number,
    method: z.string(),
    scores: z.strictObject({ edges: z.array(number), counts: z.array(number) }).optional(),
  }),
  metrics: z.looseObject({ training: metrics.optional(), heldBack: metrics.optional() }),
}

const axis = z.looseObject({
  feature: text.min(1),
  type: z.enum(['number', 'category']),
  bins: z.array(z.discriminatedUnion('kind', conditions({}))),
})

const pair = z
  .looseObject({
    name: text.min(1),
    axes: z.tuple([axis, axis]),
    points: z.array(z.array(number)),
    meanPoints: number,
  })
  .refine(
    ({ axes: [first, second], points }) =>
      points.length === first.bins.length &&
      points.every((row) => row.length === second.bins.length),
    { message: 'the points of a pair are not those of its bins' },
  )

const baseline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('given'), points: z.array(number) }),
  z.strictObject({ kind: z.enum(['mean', 'maximum', 'neutral']) }),
  z.strictObject({
    kind: z.literal('cutoff'),
    cutoff: number,
    upTo: number,
    rows: count,
    means: z.array(number),
  }),
])

/** A scorecard, or an additive model, as the registry keeps it. */
export const cardDocument = z
  .looseObject({
    kind: z.enum(['scorecard', 'additive']),
    pairs: z.array(pair).optional(),
    ...ofEveryModel,
    intercept: number,
    characteristics: z.array(characteristic),
    basePoints: number,
    baseline: baseline.optional(),
  })
  .refine(
    ({ features, characteristics }) =>
      features.join('\0') === characteristics.map(({ feature }) => feature).join('\0'),
    { message: 'features do not name the characteristics in their order' },
  )
  .refine(
    ({ baseline, characteristics, pairs = [] }) =>
      baseline?.kind !== 'cutoff' ||
      baseline.means.length === characteristics.length + pairs.length,
    { message: 'the means at the cutoff are not those of its terms' },
  )
  .refine(
    ({ baseline, characteristics }) =>
      baseline?.kind !== 'given' || baseline.points.length === characteristics.length,
    { message: 'the points of its baseline are not those of its characteristics' },
  )
  .refine(({ kind, pairs }) => (kind === 'additive') === (pairs !== undefined), {
    message: 'an additive model, and no other, has pairs',
  })
