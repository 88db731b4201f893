import { access, constants, rename, rm } from 'node:fs/promises'
import { dirname, extname, join, resolve } from 'node:path'
import { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import type { Effects } from '../effects.ts'
import { MODEL_FORMATS } from '../models/export/exported.ts'
import { guardedSql } from '../portfolio/csv_guard.sql.ts'
import { type ExportedModel, exportModelTo, modelArgs } from './export_model.ts'
import { storeVerb } from './verb.ts'

/** What can be written to a file, and the relation it is read from. Codes are words there. */
const EXPORTS = {
  customers: 'customer_decoded',
  accounts: 'account_decoded',
  facilities: 'facility_decoded',
  transactions: 'transaction_decoded',
  statements: 'statement',
  outcomes: 'outcome_decoded',
  scores: 'published_score',
  decisions: 'published_decision',
  files: 'source_file',
  rejects: 'reject',
} as const

const FORMATS: Record<string, string> = {
  '.csv': 'format csv, header true',
  '.parquet': 'format parquet, compression zstd',
  '.ndjson': 'format json',
}

/** What can be written, by the name it is asked for. */
export const EXPORTED = Object.keys(EXPORTS) as (keyof typeof EXPORTS)[]
const relationArgs = z.object({ relation: z.enum(EXPORTED), to: z.string().min(1) })

type Exported = { path: string; rows: number }

/** Writes a relation to a file, whole or not at all; returns how many rows it has. */
export async function exportTo(
  { relation, to }: z.infer<typeof relationArgs>,
  { store, progress }: Pick<Effects, 'store' | 'progress'>,
): Promise<Exported> {
  const format = extname(to).toLowerCase()
  const options = FORMATS[format]
  if (!options) {
    const known = Object.keys(FORMATS).join(', ')
    throw new RiskError('BAD_REQUEST', `cannot write ${to}: expected a name that ends in ${known}`)
  }
  await access(dirname(to), constants.W_OK).catch(() => {
    throw new RiskError('BAD_REQUEST', `cannot write ${to}: there is no such folder to write in`)
  })
  progress({ step: `export ${relation}`, done: 0, unit: 'rows' })
  const draft = join(dirname(to), `.${process.pid}-${Date.now()}${extname(to)}`)
  try {
    const all = `from ${quoteIdentifier(EXPORTS[relation])}`
    const query = format === '.csv' ? await guardedSql(store.read, all) : all
    const rows = await store.read.run(`copy (${query}) to ${quoteLiteral(draft)} (${options})`)
    await rename(draft, to)
    progress({ step: `export ${relation}`, done: rows, total: rows, unit: 'rows' })
    return { path: to, rows }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

const listed = (given: unknown) =>
  given === undefined ? undefined : String(given).split(',').filter(Boolean)

export const exportVerb = storeVerb({
  name: 'export',
  summary:
    'write a relation to a CSV, Parquet or NDJSON file (in CSV a text that a spreadsheet would run, = + - @, gets an apostrophe before it), or a model to run elsewhere',
  args: z.discriminatedUnion('relation', [modelArgs, relationArgs], {
    error: `expected one of ${[...EXPORTED, 'model'].join(', ')}`,
  }),
  declare: (command) =>
    command
      .argument('<what>', `${EXPORTED.join(', ')}, or model`)
      .argument('<name>', 'a file that ends in .csv, .parquet or .ndjson; a model’s name or id')
      .option('--format <format>', `of a model: ${MODEL_FORMATS.join(', ')}`, 'sql')
      .option('--out <file>', 'where a model goes (to standard output; not onnx)')
      .option('--table <name>', 'the table that the sql of a model reads (applicant)')
      .option('--id <columns>', 'its columns to give beside the score: a,b'),
  read: ([what, name], { format, out, table, id }) =>
    what === 'model'
      ? {
          relation: what,
          model: name,
          format,
          out: out === undefined ? undefined : resolve(String(out)),
          table,
          id: listed(id),
        }
      : { relation: what, to: resolve(String(name)) },
  run: async (request, effects): Promise<ExportedModel | Exported> =>
    request.relation === 'model' ? exportModelTo(request, effects) : exportTo(request, effects),
  show: (result) =>
    'rows' in result
      ? `${result.rows.toLocaleString('en')} rows in ${result.path}`
      : (result.text?.trimEnd() ??
        `${result.modelId} as ${result.format} in ${result.path} (${result.bytes.toLocaleString('en')} bytes)`),
})
