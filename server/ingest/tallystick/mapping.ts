import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { RiskError } from '../../db/errors.ts'
import { RELATION_NAMES } from './relation.ts'

const column = z.union([
  z.string(),
  z.strictObject({
    column: z.string(),
    /** How a day or an instant is written, in the engine's strptime letters. */
    format: z.string().optional(),
    /** Amounts in minor units: 100 where 1250 means 12.50. */
    divide: z.union([z.literal(10), z.literal(100), z.literal(1000)]).optional(),
    /** Their word: ours. A word that is not listed stands as it is. */
    values: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ constant: z.union([z.string(), z.number()]).transform(String) }),
])

const mappingSchema = z.strictObject({
  lender: z
    .strictObject({
      name: z.string(),
      currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters are expected'),
      time_zone: z.string(),
      outcome_definition: z.string().optional(),
      history_from: z.iso.date().optional(),
    })
    .optional(),
  /** What `category_code` is a code of. */
  category_codes: z.enum(['mcc', 'none']).default('mcc'),
  files: z
    .array(
      z.strictObject({
        /** Name of the file, in which * stands for anything. */
        file: z.string(),
        relation: z.enum(RELATION_NAMES),
        columns: z.record(z.string(), column).default({}),
        /** Columns of the file that nothing is taken from. */
        ignore: z.union([z.literal('all'), z.array(z.string())]).default([]),
        delimiter: z.string().length(1).optional(),
        encoding: z.string().optional(),
      }),
    )
    .default([]),
})

export type Mapping = z.infer<typeof mappingSchema>
export type FileMapping = Mapping['files'][number]

export const NO_MAPPING: Mapping = { category_codes: 'mcc', files: [] }

/** Reads a mapping file. Throws BAD_REQUEST where it is not one. */
export async function readMapping(path: string): Promise<Mapping> {
  const refuse = (detail: string): never => {
    throw new RiskError('BAD_REQUEST', `mapping ${path}: ${detail}`)
  }
  const text = await readFile(path, 'utf8').catch(() => refuse('no such file'))
  let document: unknown
  try {
    document = parse(text)
  } catch (error) {
    return refuse((error as Error).message)
  }
  const parsed = mappingSchema.safeParse(document ?? {})
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  return refuse(`${issue?.path.join('.')}: ${issue?.message}`)
}
