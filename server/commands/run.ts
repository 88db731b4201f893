import { z } from 'zod'
import { type RunReport, startRun } from '../runs/run.ts'
import { storeVerb } from './verb.ts'

function show(report: RunReport): string {
  const { runId, asOf, modelId, policyVersion, dataVersion, subjects, unevaluable } = report
  return [
    report.repeated
      ? `run ${runId} was published before; nothing was done`
      : `run ${runId} is published, after ${report.seconds} s`,
    `  as of ${asOf}, model ${modelId}, policy ${policyVersion}, data ${dataVersion}`,
    `  ${subjects?.toLocaleString('en')} subjects, ${unevaluable?.toLocaleString('en')} of them unevaluable`,
  ].join('\n')
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
      .option('--model <id>', 'model (the one saved last)')
      .option('--policy <version>', 'policy version (the newest)'),
  read: (_, { asOf, model, policy }) => ({ asOf, modelId: model, policyVersion: policy }),
  run: startRun,
  show,
})
