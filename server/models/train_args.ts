import { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import { BASELINES } from './baseline.ts'
import { POINTS } from './scorecard/settle_points.ts'

const size = z.coerce.number().min(0)
const positive = z.coerce.number().positive()

/** How characteristics are chosen and fitted, and what is done to the model; of the ledger and of a table. */
export const scorecardArgs = {
  kind: z.enum(['scorecard', 'additive']).optional(),
  selection: z.enum(['shrink', 'forward', 'backward', 'stepwise', 'lasso']).optional(),
  criterion: z.enum(['aic', 'bic']).optional(),
  l2: size.optional(),
  minIv: size.optional(),
  maxCorrelation: size.max(1).optional(),
  maxVif: z.coerce.number().min(1).optional(),
  points: z.enum(POINTS).optional(),
  pdo: positive.optional(),
  baseScore: z.coerce.number().optional(),
  baseOdds: positive.optional(),
  scoreRange: z.tuple([z.number(), z.number()]).optional(),
  roundTo: positive.optional(),
  calibrate: z.enum(['platt', 'isotonic']).optional(),
}

/** What training takes, whoever asks. */
export const trainArgs = {
  name: z.string().min(1).optional(),
  good: z.array(z.string()).optional(),
  bad: z.array(z.string()).optional(),
  folds: z.coerce.number().int().min(2).max(100).optional(),
  foldColumn: z.string().optional(),
  seed: z.coerce.number().int().min(0).optional(),
  maxFeatures: z.coerce.number().int().min(1).optional(),
  withProtected: z.array(z.string()).optional(),
  alsoAmong: z.array(z.string()).optional(),
  allowFewBads: z.boolean().optional(),
  ...scorecardArgs,
  baseline: z.enum(BASELINES).optional(),
  cutoff: z.coerce.number().optional(),
}

const whole = z.strictObject(trainArgs)

/**
 * The same of a caller that gives null for what is not asked for. Throws BAD_REQUEST, naming the option and
 * what it expects.
 */
export function readTrainArgs(given: object): z.infer<typeof whole> {
  const asked = Object.entries(given).filter(([, value]) => value !== null && value !== undefined)
  const parsed = whole.safeParse(Object.fromEntries(asked))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const [option = 'train'] = issue?.path ?? []
  const value = Object.fromEntries(asked)[String(option)]
  throw new RiskError(
    'BAD_REQUEST',
    `${String(option)}: ${issue?.message ?? 'not understood'}: ${JSON.stringify(value)}`,
    { cause: parsed.error },
  )
}
