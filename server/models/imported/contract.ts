import { parse } from 'yaml'
import { z } from 'zod'
import { RiskError } from '../../db/errors.ts'
import { OUTPUT_MEANINGS } from './model.ts'

const name = z.string().min(1)

const input = z.strictObject({
  feature: name,
  input: name.optional(),
  type: z.enum(['number', 'category']).optional(),
  unit: name.optional(),
  missing: z.union([z.number(), z.string()]).optional(),
  categories: z.record(z.string(), z.number()).optional(),
  unseen: z.union([z.number(), z.string()]).optional(),
})

const contract = z.strictObject({
  inputs: z
    .array(z.union([name.transform((feature): ContractInput => ({ feature })), input]))
    .min(1)
    .max(5000)
    .optional(),
  output: z
    .strictObject({
      name: name.optional(),
      column: z.int().min(0).optional(),
      is: z.enum([...OUTPUT_MEANINGS, 'value']).optional(),
    })
    .optional(),
  scaling: z
    .strictObject({
      pdo: z.number().positive(),
      baseScore: z.number(),
      baseOdds: z.number().positive(),
    })
    .optional(),
  outcome: name.optional(),
  horizonMonths: z.int().min(1).optional(),
})

/**
 * What an analyst says of a model's inputs and output:
 *
 *   inputs:                      # in the order of the columns
 *     - age_years                # a feature as it stands
 *     - { feature: region, categories: { north: 0, south: 1 }, unseen: 2, missing: -1 }
 *     - { feature: balance_now, input: balance, unit: currency }
 *   output: { name: probabilities, column: 1, is: bad }
 *   outcome: 90 days past due within 12 months
 */
export type Contract = z.infer<typeof contract>
export type ContractInput = z.infer<typeof input>

/** The contract in a YAML text. Throws BAD_REQUEST, naming each fault and where it is. */
export function parseContract(text: string, path: string): Contract {
  let given: unknown
  try {
    given = parse(text)
  } catch (cause) {
    throw new RiskError('BAD_REQUEST', `contract: ${path}: ${(cause as Error).message}`, { cause })
  }
  const parsed = contract.safeParse(given ?? {})
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((i) => `${i.path.join('.') || 'file'}: ${i.message}`)
  throw new RiskError('BAD_REQUEST', `contract: ${path}: ${faults.join('; ')}`)
}
