import { z } from 'zod'
import { decide } from '../quota/decide.run.ts'
import { storeVerb } from './verb.ts'

export const decideVerb = storeVerb({
  name: 'decide',
  summary: 'decide one customer now, by the statement that decides everyone, and keep it',
  args: z.object({
    customer: z.string().min(1),
    asOf: z.string().optional(),
    modelId: z.string().optional(),
    policyVersion: z.coerce.number().int().min(1).optional(),
  }),
  declare: (command) =>
    command
      .argument('<customer>', 'the id in the source')
      .option('--as-of <date>', 'facts from before this day count (the first day not observed)')
      .option('--model <id>', 'model (the champion; until there is one, the one saved last)')
      .option('--policy <version>', 'policy version (the newest)'),
  read: ([customer], { asOf, model, policy }) => ({
    customer,
    asOf,
    modelId: model,
    policyVersion: policy,
  }),
  run: decide,
})
