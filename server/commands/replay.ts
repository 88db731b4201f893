import { z } from 'zod'
import { replay } from '../quota/replay.run.ts'
import { storeVerb } from './verb.ts'

const count = z.coerce.number().int().min(1).optional()

export const replayVerb = storeVerb({
  name: 'replay',
  summary:
    'make stored decisions again from their stored facts; comes out with 1 where one differs',
  args: z.object({
    runId: count,
    customer: z.string().optional(),
    decisionId: count,
    rederive: z.boolean().optional(),
  }),
  declare: (command) =>
    command
      .option('--run <id>', 'decisions of this run')
      .option('--customer <id>', 'decisions of this customer, by the id in the source')
      .option('--decision <id>', 'this decision')
      .option('--rederive', 'also derive the facts again from the ledger; reported apart'),
  read: (_, { run, customer, decision, rederive }) => ({
    runId: run,
    customer,
    decisionId: decision,
    rederive,
  }),
  run: replay,
  failure: ({ different, decisions }) =>
    different > 0 ? `${different} of ${decisions} decisions came out differently` : undefined,
})
