import { extname, resolve } from 'node:path'
import { z } from 'zod'
import type { Settings } from '../config.ts'
import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import { type ImportReport, importModel } from '../models/import_model.run.ts'
import { importPmml, type PmmlReport } from '../models/import_pmml.run.ts'
import type { Metrics } from '../models/metrics.ts'
import type { Scaling } from '../models/scorecard/model.ts'
import { fixed } from './fixed.ts'
import { storeVerb } from './verb.ts'

const text = z.string().min(1)

const args = z.object({
  relation: z.literal('model', { error: 'what is imported: model' }),
  file: z.string({ error: 'which file: an ONNX or PMML model' }).min(1),
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
  pdo: z.coerce.number().positive().optional(),
  baseScore: z.coerce.number().optional(),
  baseOdds: z.coerce.number().positive().optional(),
})

type Report = ImportReport | PmmlReport

function run(
  { relation, pdo, baseScore, baseOdds, ...request }: z.infer<typeof args>,
  effects: Omit<Effects, 'store'> & { store?: Store; settings?: Settings },
): Promise<Report> {
  const { settings } = effects
  const limits = { memoryLimit: settings?.memory_limit, threads: settings?.threads }
  const asked = { ...request, scaling: scalingOf({ pdo, baseScore, baseOdds }), limits }
  return extname(request.file).toLowerCase() === '.pmml'
    ? importPmml(asked, effects)
    : importModel(asked, effects)
}

/** All three of a scaling, or none. Throws BAD_REQUEST for a part of it. */
function scalingOf(given: Record<keyof Scaling, number | undefined>): Scaling | undefined {
  const { pdo, baseScore, baseOdds } = given
  if (pdo === undefined && baseScore === undefined && baseOdds === undefined) return undefined
  if (pdo !== undefined && baseScore !== undefined && baseOdds !== undefined)
    return { pdo, baseScore, baseOdds }
  throw new RiskError(
    'BAD_REQUEST',
    'scaling: --pdo, --base-score and --base-odds are said together, or none of them',
  )
}

const whole = (value: number) => value.toLocaleString('en')
const percent = (value: number) => `${(100 * value).toFixed(2)}%`

function show(report: Report): string {
  const { modelId, fileName, seconds, judgedOn, warnings } = report
  const parts = report.kind === 'imported' ? report.inputs : report.characteristics
  const metrics = report.kind === 'imported' ? report : report.metrics
  const rows = metrics
    ? `${whole(metrics.rows)} rows, ${whole(metrics.bads)} bad,`
    : `${whole(report.kind === 'imported' ? 0 : (report.values?.rows ?? 0))} rows`
  return [
    `${modelId ?? `${fileName} (not kept: it has no --name)`}: ${parts.length} features, ${seconds} s`,
    `judged on ${rows} of ${judgedOn}; it may have seen them in training`,
    ...(metrics ? figuresOf(metrics) : []),
    ...(report.kind === 'imported' ? portsOf(report) : characteristicsOf(report)),
    ...warnings.map((warning) => `warning: ${warning}`),
  ].join('\n')
}

function figuresOf(metrics: Metrics): string[] {
  const { auc, aucLower, aucUpper, gini, ks, brier, logLoss, meanPd, badRate } = metrics
  const interval = aucLower === null ? '' : `, 95 % from ${fixed(aucLower)} to ${fixed(aucUpper)}`
  return [
    `  AUC ${fixed(auc)}${interval}`,
    `  Gini ${fixed(gini)}  KS ${fixed(ks)}  Brier ${fixed(brier)}  log loss ${fixed(logLoss)}`,
    `  mean PD ${percent(meanPd)}, bad rate ${percent(badRate)}`,
  ]
}

const portsOf = ({ inputs, output }: ImportReport) => [
  'inputs',
  ...inputs.map(
    ({ feature, input, column, tensor }) => `  ${input}[${column}] ${tensor}  ${feature}`,
  ),
  `output ${output.name}[${output.column}]: ${output.is}`,
]

function characteristicsOf({ characteristics, scaling, values }: PmmlReport): string[] {
  return [
    ...(values
      ? [`  R² ${fixed(values.r2)}  MAE ${fixed(values.mae)}  RMSE ${fixed(values.rmse)}`]
      : []),
    'characteristics',
    ...characteristics.map(
      ({ feature, field, bins, sloped }) =>
        `  ${feature}${field === feature ? '' : ` (field ${field})`}: ${sloped ? 'by the unit' : `${bins} bins`}`,
    ),
    scaling
      ? `scale: ${scaling.baseScore} at ${scaling.baseOdds} goods to one bad, ${scaling.pdo} points double the odds`
      : 'a value in the target’s unit: no PD',
  ]
}

export const importVerb = storeVerb({
  name: 'import',
  summary:
    'bring in a model trained elsewhere (ONNX, PMML): bound to features, judged, kept as a draft',
  args,
  declare: (command) =>
    command
      .argument('<relation>', 'model')
      .argument('<file>', 'an .onnx or .pmml file')
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
      .option('--pdo <points>', 'what a score means: points that double the odds of good')
      .option('--base-score <score>', 'the score that stands for the base odds')
      .option('--base-odds <odds>', 'goods to one bad there')
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
