import { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import type { Additive } from './additive/model.ts'
import { importedDocument } from './imported/document.ts'
import type { Imported } from './imported/model.ts'
import type { Scorecard } from './scorecard/model.ts'

/** A model that is a sum of lookup tables, as the registry keeps it. A new kind adds its schema here. */
export type Model = Scorecard | Additive

/** Whatever the registry keeps: also what is run by a runtime of its own. */
export type Registered = Model | Imported

const number = z.number()
// A NUL or half a surrogate pair cannot be written in a statement, nor stand in the engine's text.
const text = z.string().refine((value) => !/[\0\p{Cs}]/u.test(value), {
  message: 'holds a NUL or half a surrogate pair',
})
const count = z.int().min(0)

const binFigures = {
  label: z.string(),
  count,
  bad: count,
  badRate: number,
  woe: number,
  points: number,
}

const bin = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('range'),
    lower: number.nullable(),
    upper: number.nullable(),
    ...binFigures,
  }),
  z.looseObject({
    kind: z.literal('values'),
    values: z.array(z.union([text, number])),
    ...binFigures,
  }),
  z.looseObject({ kind: z.literal('missing'), ...binFigures }),
])

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
  })
  .superRefine(({ feature, type, bins }, context) => {
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
    if (!cover)
      context.addIssue(`the ranges of ${feature} do not cover all numbers in rising order`)
  })

const knots = z
  .array(z.strictObject({ score: number, pd: number.min(0).max(1) }))
  .min(1)
  .refine((all) => all.every(({ score }, i) => i === 0 || score > all[i - 1]!.score), {
    message: 'the scores of the knots do not rise',
  })

const metrics = z.looseObject({ rows: count, bads: count, auc: number, brier: number })

const axis = z.looseObject({
  feature: text.min(1),
  type: z.enum(['number', 'category']),
  bins: z.array(
    z.discriminatedUnion('kind', [
      z.looseObject({
        kind: z.literal('range'),
        lower: number.nullable(),
        upper: number.nullable(),
      }),
      z.looseObject({ kind: z.literal('values'), values: z.array(z.union([text, number])) }),
      z.looseObject({ kind: z.literal('missing') }),
    ]),
  ),
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
  z.strictObject({ kind: z.enum(['mean', 'maximum', 'neutral']) }),
  z.strictObject({
    kind: z.literal('cutoff'),
    cutoff: number,
    upTo: number,
    rows: count,
    means: z.array(number),
  }),
])

const document = z
  .looseObject({
    kind: z.enum(['scorecard', 'additive']),
    pairs: z.array(pair).optional(),
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
    intercept: number,
    characteristics: z.array(characteristic),
    basePoints: number,
    meanScore: number,
    baseline: baseline.optional(),
    training: z.looseObject({
      rows: count,
      bads: count,
      seed: number,
      method: z.string(),
      scores: z.strictObject({ edges: z.array(number), counts: z.array(number) }).optional(),
    }),
    metrics: z.looseObject({ training: metrics.optional(), heldBack: metrics.optional() }),
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
  .refine(({ kind, pairs }) => (kind === 'additive') === (pairs !== undefined), {
    message: 'an additive model, and no other, has pairs',
  })

/**
 * The model of a JSON text, of a kind that is written as one SQL statement. Throws MODEL_INVALID, naming
 * what is wrong and where, and for an imported model, which is not.
 */
export const parseModel = (json: string): Model => tabular(parseRegistered(json))

/** The model, where it is written as one SQL statement. Throws MODEL_INVALID for an imported one. */
export function tabular(model: Registered): Model {
  if (model.kind !== 'imported') return model
  throw new RiskError(
    'MODEL_INVALID',
    `${model.fileName} is an imported model: it scores tables, and in shadow beside a run; this needs a model that is written as SQL`,
  )
}

/** The model of a JSON text, of any kind. Throws MODEL_INVALID, naming what is wrong and where. */
export function parseRegistered(json: string): Registered {
  let given: unknown
  try {
    given = JSON.parse(json)
  } catch (cause) {
    throw new RiskError('MODEL_INVALID', `the model is not JSON: ${(cause as Error).message}`, {
      cause,
    })
  }
  const imported = (given as { kind?: unknown } | null)?.kind === 'imported'
  const parsed = (imported ? importedDocument : document).safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((i) => `${i.path.join('.') || 'document'}: ${i.message}`)
    throw new RiskError('MODEL_INVALID', `model: ${faults.join('; ')}`)
  }
  return given as Registered
}
