import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import { readDefinition } from '../ledger/outcome/definition.ts'
import { parseAsOf } from '../ledger/outcome/observation_days.ts'
import type { WrittenOutcome } from '../models/scorecard/model.ts'
import type { OutcomesAsked } from '../models/training_outcomes.ts'

/** How `train` is told to label the ledger's facilities itself. */
export const asOfArgs = {
  asOf: z.string().min(1).optional(),
  every: z.coerce.number().int().min(1).max(60).optional(),
  /** Path of a definition in YAML. */
  definition: z.string().min(1).optional(),
}

export const asOfOptions = (command: Command) =>
  command
    .option('--as-of <days>', 'tell outcomes from payments as of DATE,DATE or FROM..TO')
    .option('--every <months>', 'with FROM..TO: every so many months (3)')
    .option(
      '--definition <file>',
      'what good, bad and excluded are, in YAML (over 90 days in 12 months)',
    )

/** The command line’s words of these options as arguments. */
export const asOfWords = (definition: unknown) => ({
  definition: definition === undefined ? undefined : resolve(String(definition)),
})

type AsOfArgs = z.infer<z.ZodObject<typeof asOfArgs>>

/** Days and definition of these arguments. Throws BAD_REQUEST for days that cannot be and a file that cannot be read, or says what cannot be. */
export async function outcomesAsked(args: AsOfArgs): Promise<OutcomesAsked> {
  const { asOf, every, definition: path } = args
  if (every !== undefined && asOf === undefined)
    throw new RiskError('BAD_REQUEST', 'train: every: --as-of FROM..TO is expected with it')
  return {
    ...(asOf !== undefined && { asOf: parseAsOf(asOf, every) }),
    ...(path !== undefined && { definition: await definitionText(path) }),
  }
}

async function definitionText(path: string): Promise<string> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw new RiskError('BAD_REQUEST', `definition: ${path}: ${(cause as Error).message}`, {
      cause,
    })
  }
  // What is wrong in it is told with its path.
  readDefinition(text, `definition: ${path}`)
  return text
}

/** By which definition, as of which days, and how many facilities were what. */
export function showOutcomes(told: WrittenOutcome | null, subjects: number): string[] {
  if (!told) return []
  const { counts, observedOn } = told
  const n = (value: number) => value.toLocaleString('en')
  const excluded = counts.excluded.reduce((sum, { rows }) => sum + rows, 0)
  return [
    `outcomes told by the ledger (${told.name}, ${told.digest}): ${n(subjects)} facilities as of ${observedOn.join(', ')}; all rows of one in one fold`,
    `  ${n(counts.good)} good, ${n(counts.bad)} bad, ${n(counts.indeterminate)} indeterminate, ${n(excluded)} excluded`,
    ...counts.excluded.map(({ reason, rows }) => `    ${n(rows).padStart(9)}  ${reason}`),
  ]
}
