import { resolve } from 'node:path'
import { z } from 'zod'
import type { Settings } from '../config.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import { type ImportReport, importModel } from '../models/import_model.run.ts'
import { fixed } from './fixed.ts'
import { storeVerb } from './verb.ts'

const text = z.string().min(1)

const args = z.object({
  relation: z.literal('model', { error: 'what is imported: model' }),
  file: z.string({ error: 'which file: an ONNX model' }).min(1),
  name: text.optional(),
  contract: text.optional(),
  table: text.optional(),
  target: text.optional(),
  event: z.string().optional(),
  good: z.array(z.string()).optional(),
  bad: z.array(z.string()).optional(),
  withProtected: z.array(z.string()).optional(),
  horizonMonths: z.coerce.number().int().min(1).optional(),
  seed: z.coerce.number().int().min(0).optional(),
})

function run(
  { relation, ...request }: z.infer<typeof args>,
  effects: Omit<Effects, 'store'> & { store?: Store; settings?: Settings },
): Promise<ImportReport> {
  const { settings } = effects
  const limits = { memoryLimit: settings?.memory_limit, threads: settings?.threads }
  return importModel({ ...request, limits }, effects)
}

function show(report: ImportReport): string {
  const whole = (value: number) => value.toLocaleString('en')
  const percent = (value: number) => `${(100 * value).toFixed(2)}%`
  const interval =
    report.aucLower === null
      ? ''
      : `, 95 % from ${fixed(report.aucLower)} to ${fixed(report.aucUpper)}`
  const { output } = report
  return [
    `${report.modelId ?? `${report.fileName} (not kept: it has no --name)`}: ${report.inputs.length} features, ${report.seconds} s`,
    `judged on ${whole(report.rows)} rows, ${whole(report.bads)} bad, of ${report.judgedOn}; it may have seen them in training`,
    `  AUC ${fixed(report.auc)}${interval}`,
    `  Gini ${fixed(report.gini)}  KS ${fixed(report.ks)}  Brier ${fixed(report.brier)}  log loss ${fixed(report.logLoss)}`,
    `  mean PD ${percent(report.meanPd)}, bad rate ${percent(report.badRate)}`,
    'inputs',
    ...report.inputs.map(
      ({ feature, input, column, tensor }) => `  ${input}[${column}] ${tensor}  ${feature}`,
    ),
    `output ${output.name}[${output.column}]: ${output.is}`,
    ...report.warnings.map((warning) => `warning: ${warning}`),
  ].join('\n')
}

export const importVerb = storeVerb({
  name: 'import',
  summary: 'bring in a model trained elsewhere (ONNX): bound to features, judged, kept as a draft',
  args,
  declare: (command) =>
    command
      .argument('<relation>', 'model')
      .argument('<file>', 'an .onnx file')
      .option('--name <name>', 'keep it under this name; without one it is judged alone')
      .option('--contract <file>', 'which feature is which input, and what the output is, in YAML')
      .option(
        '--table <file>',
        'a CSV or Parquet file to judge it on; its columns are the features',
      )
      .option('--target <column>', 'its column with the outcome')
      .option('--event <value>', 'the outcome that is bad (1 of 0 and 1)')
      .option('--good <status...>', 'of the ledger: the source’s own words for good')
      .option('--bad <status...>', 'the source’s own words for bad')
      .option('--with-protected <feature...>', 'protected features that it may read')
      .option('--horizon-months <n>', 'within how many months the outcome comes')
      .option('--seed <n>', 'draws the rows that scores are explained against (42)'),
  read: ([relation, file], { contract, table, ...options }) => ({
    ...options,
    relation,
    file: resolve(String(file)),
    contract: contract === undefined ? undefined : resolve(String(contract)),
    table: table === undefined ? undefined : resolve(String(table)),
  }),
  run,
  alone: {
    when: ({ table, name }) => table !== undefined && name === undefined,
    run,
  },
  show,
})
