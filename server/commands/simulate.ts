import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import { reportText } from '../simulate/report/report_text.ts'
import { simulate } from '../simulate/simulate.ts'
import { hostVerb } from './verb.ts'

/** The demonstration lender: what `start` makes in an empty store, and what `simulate` makes untold. */
export const DEMONSTRATION = {
  customers: 20_000,
  months: 36,
  seed: 1,
  format: 'parquet',
  endsOn: '2017-12-31',
} as const

const args = z.object({
  out: z.string().min(1),
  customers: z.coerce.number(),
  months: z.coerce.number(),
  seed: z.coerce.number(),
  format: z.enum(['parquet', 'csv', 'ndjson']),
  endsOn: z.string(),
  world: z.string().optional(),
  report: z.boolean().optional(),
})

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new RiskError('BAD_REQUEST', `world: ${path} cannot be read`, { cause })
  }
}

export const simulateVerb = hostVerb({
  name: 'simulate',
  summary: 'write the files of a synthetic lender in our own format, the same for the same seed',
  args,
  declare: (command) =>
    command
      .requiredOption('--out <dir>', 'folder the files are written into')
      .option('--customers <n>', 'customers', String(DEMONSTRATION.customers))
      .option('--months <n>', 'months of history', String(DEMONSTRATION.months))
      .option('--seed <n>', 'the same seed gives the same rows', String(DEMONSTRATION.seed))
      .option('--ends-on <date>', 'last day of the history', DEMONSTRATION.endsOn)
      .option('--format <format>', 'parquet, csv or ndjson', DEMONSTRATION.format)
      .option(
        '--world <file>',
        'what is assumed of the world, in YAML: see server/simulate/parameters.ts',
      )
      .option(
        '--report',
        'hold the lender against what is known of such lenders: a table, and report.json for the gallery',
      ),
  read: (_, options) => ({
    ...options,
    out: resolve(String(options.out)),
    ...(options.world === undefined ? {} : { world: resolve(String(options.world)) }),
  }),
  run: async ({ world, report, ...given }, { settings, progress, signal }) =>
    simulate(
      {
        ...given,
        ...(world !== undefined && { config: await read(world) }),
        ...(report && { report }),
        ...(settings.threads && { threads: settings.threads }),
        ...(settings.memory_limit && { memoryLimit: settings.memory_limit }),
      },
      { progress, signal },
    ),
  show: ({ files, report }) =>
    [
      ...files.map(({ path, rows }) => `${rows.toLocaleString('en').padStart(12)} rows  ${path}`),
      ...(report ? ['', reportText(report)] : []),
    ].join('\n'),
})
