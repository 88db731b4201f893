import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import type { FeatureOptions } from './scorecard/candidates.ts'

const share = z.number().min(0).max(1)
const whole = z.int().min(1)
const policy = z.union([z.enum(['own', 'worst', 'best', 'average']), z.number()])

const feature = z
  .strictObject({
    trend: z
      .enum([
        'auto',
        'shaped',
        'ascending',
        'descending',
        'peak',
        'valley',
        'concave',
        'convex',
        'none',
      ])
      .optional(),
    minBins: whole.optional(),
    maxBins: whole.max(64).optional(),
    minShare: share.optional(),
    minBad: z.int().min(0).optional(),
    minGood: z.int().min(0).optional(),
    minGap: share.optional(),
    maxPValue: share.optional(),
    special: z.array(z.union([z.number(), z.string()])).optional(),
    missing: policy.optional(),
    specialWoe: policy.optional(),
    cuts: z.array(z.number()).optional(),
    groups: z.array(z.array(z.coerce.string())).optional(),
  })
  .refine(({ cuts, groups }) => !(cuts && groups), 'cuts are for numbers, groups for categories')

const file = z.record(z.string(), feature)

/**
 * How an analyst wants features binned, by name, in YAML:
 * `PAY_0: { cuts: [0, 1, 2], missing: worst }` or `AGE: { trend: valley, maxBins: 5 }`.
 * Throws BAD_REQUEST, naming what is wrong, where the file cannot be read so.
 */
export async function readBinningFile(path: string): Promise<Record<string, FeatureOptions>> {
  let given: unknown
  try {
    given = parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new RiskError('BAD_REQUEST', `bins: ${path}: ${(cause as Error).message}`, { cause })
  }
  const parsed = file.safeParse(given ?? {})
  if (!parsed.success) {
    const faults = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
    throw new RiskError('BAD_REQUEST', `bins: ${path}: ${faults.join('; ')}`)
  }
  return Object.fromEntries(
    Object.entries(parsed.data).map(([name, { cuts, groups, ...limits }]) => [
      name,
      {
        ...limits,
        ...(cuts ? { bins: { cuts } } : groups ? { bins: { groups } } : {}),
      } as FeatureOptions,
    ]),
  )
}
