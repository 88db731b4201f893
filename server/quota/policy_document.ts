import { z } from 'zod'

// The document an analyst writes, as YAML. Amounts are in policy units of money; see README.md.

const decimal = (places: number) =>
  z
    .union([z.number(), z.string()])
    .transform(String)
    .refine((text) => new RegExp(`^\\d+(\\.\\d{1,${places}})?$`).test(text), {
      message: `not a decimal of at most ${places} places, 0 or more`,
    })

const amount = decimal(2)
const factor = decimal(4)
const id = z.string().min(1).max(60)
const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) })

const comparison = z
  .strictObject({
    fact: z.string(),
    above: z.number().optional(),
    below: z.number().optional(),
    at_least: z.number().optional(),
    at_most: z.number().optional(),
    equals: z.union([z.number(), z.string()]).optional(),
    is_null: z.boolean().optional(),
  })
  .refine((given) => Object.values(given).filter((value) => value !== undefined).length > 1, {
    message: 'a condition compares its fact: above, below, at_least, at_most, equals or is_null',
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

const cap = z.union([z.strictObject({ amount }), z.strictObject({ times: factor, of: z.string() })])

const rule = z.strictObject({
  id,
  stage: z.enum(['hard_cap', 'soft_cap', 'decline', 'freeze']),
  only: z.enum(['line', 'new']).optional(),
  when: condition.optional(),
  cap: cap.optional(),
  reason: z.string().min(1),
  text,
})

export const policyDocument = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  /** One policy unit of money in each currency the policy serves. */
  units: z.record(z.string(), factor),
  bands: z.array(z.strictObject({ id, from: z.number().optional(), label: text })).min(1),
  utilisation_bands: z.array(z.strictObject({ id, up_to: z.number().min(0).optional() })).min(1),
  evaluable: z.array(
    z.strictObject({
      id,
      only: z.enum(['line', 'new']).optional(),
      when: condition,
      reason: z.string().min(1),
      text,
    }),
  ),
  target: z.strictObject({
    line: z.record(z.string(), z.array(factor)),
    new: z.union([
      z.strictObject({ amount: z.record(z.string(), amount) }),
      z.strictObject({ of: z.array(z.string()).min(1), times: z.record(z.string(), factor) }),
    ]),
  }),
  rules: z.array(rule),
  movement: z.strictObject({
    max_increase: factor.optional(),
    max_decrease: factor.optional(),
    min_days_since_change: z.int().min(0).optional(),
  }),
  quota: z.strictObject({ minimum: amount, maximum: amount, step: amount }),
})

export type PolicyDocument = z.infer<typeof policyDocument>
