import { z } from 'zod'
import { OUTPUT_MEANINGS, TENSOR_TYPES } from './model.ts'

const number = z.number()
const count = z.int().min(0)
const text = z.string().min(1)

const input = z.looseObject({
  feature: text,
  type: z.enum(['number', 'category']),
  unit: z.string().nullable(),
  input: text,
  column: count,
  tensor: z.enum(TENSOR_TYPES),
  missing: z.union([number, z.string()]).nullable(),
  categories: z.record(z.string(), number).optional(),
  unseen: number.optional(),
})

/** What the registry checks of an imported model. */
export const importedDocument = z
  .looseObject({
    kind: z.literal('imported'),
    version: z.literal(1),
    format: z.literal('onnx'),
    fileName: text,
    file: z.base64(),
    features: z.array(text),
    inputs: z.array(input).min(1),
    output: z.strictObject({
      name: text,
      column: count,
      columns: z.int().min(1),
      is: z.enum(OUTPUT_MEANINGS),
    }),
    scaling: z.strictObject({
      pdo: number.positive(),
      baseScore: number,
      baseOdds: number.positive(),
    }),
    target: z.looseObject({
      definition: z.string(),
      horizonMonths: number.nullable(),
      bad: z.string(),
      good: z.string(),
    }),
    training: z.looseObject({ rows: count, bads: count, seed: number, method: z.string() }),
    metrics: z.looseObject({}),
    characteristics: z.array(z.never()),
    basePoints: number,
    meanScore: number,
    background: z.array(z.array(z.union([number, z.string()]).nullable())).min(1),
  })
  .refine(
    ({ features, inputs }) =>
      features.join('\0') === inputs.map(({ feature }) => feature).join('\0'),
    { message: 'features do not name the inputs in their order' },
  )
  .refine(({ background, features }) => background.every((row) => row.length === features.length), {
    message: 'the rows of the background do not have a value a feature',
  })
