import { z } from 'zod'
import type { Effects } from '../effects.ts'
import { keepMonths } from '../ledger/kept/keep_months.ts'
import { type RunReport, type RunRequest, startRun } from '../runs/run.ts'
import { storeVerb } from './verb.ts'

function show(report: RunReport): string {
  const { runId, asOf, modelId, policyVersion, dataVersion, subjects, unevaluable } = report
  return [
    report.repeated
      ? `run ${runId} was published before; nothing was done`
      : `run ${runId} is published, after ${report.seconds} s`,
    `  as of ${asOf}, model ${modelId}, policy ${policyVersion}, data ${dataVersion}`,
    ...report.shadows.map(
      ({ modelId, rows, error }) =>
        `  in shadow ${modelId}: ${error ?? `${rows.toLocaleString('en')} subjects`}`,
    ),
    `  ${subjects?.toLocaleString('en')} subjects, ${unevaluable?.toLocaleString('en')} of them unevaluable`,
  ].join('\n')
}

/** Runs, and keeps the months of facilities that new rows concern, so that questions about everybody are quick. */
async function runAndKeep(request: RunRequest, effects: Effects): Promise<RunReport> {
  const report = await startRun(request, effects)
  await keepMonths(effects)
  return report
}

export const runVerb = storeVerb({
  name: 'run',
  summary: 'features, scores and decisions for everyone as of a day, published at once',
  args: z.object({
    asOf: z.string(),
    modelId: z.string().optional(),
    policyVersion: z.coerce.number().int().min(1).optional(),
  }),
  declare: (command) =>
    command
      .requiredOption('--as-of <date>', 'facts from before the start of this day count')
      .option('--model <id>', 'model (the champion; until there is one, the one saved last)')
      .option('--policy <version>', 'policy version (the newest)'),
  read: (_, { asOf, model, policy }) => ({ asOf, modelId: model, policyVersion: policy }),
  run: runAndKeep,
  show,
})
