import { z } from 'zod'
import type { Effects } from '../effects.ts'
import { type ListedModel, listStates, moveModel } from '../models/promotion.ts'
import { MODEL_STATES } from '../models/state.ts'
import { storeVerb } from './verb.ts'

const args = z.discriminatedUnion('action', [
  z.object({ action: z.literal('list') }),
  z.object({
    action: z.literal('promote'),
    model: z.string({ error: 'which model: its id or name' }).min(1),
    to: z.enum(MODEL_STATES).exclude(['draft']),
    note: z.string().optional(),
  }),
])

/** The models and their states, after one of them was put into another, where that is asked for. */
async function models(
  asked: z.infer<typeof args>,
  { store, actor, now }: Pick<Effects, 'store' | 'actor' | 'now'>,
): Promise<{ models: ListedModel[] }> {
  if (asked.action === 'promote') {
    const { model, to, note } = asked
    await store.write((sql) => moveModel(sql, { model, to, note, actor, at: now() }))
  }
  return { models: await listStates(store.read) }
}

const show = ({ models }: { models: ListedModel[] }) =>
  models.length === 0
    ? 'no model yet: train one first (tally train)'
    : models
        .map(({ modelId, name, state, since, movedBy, outcome, definition }) =>
          [
            [modelId.padEnd(30), state.padEnd(11), since.slice(0, 10), movedBy.padEnd(12), name],
            [`\n    ${outcome}`, ...(definition === null ? [] : [`by definition ${definition}`])],
          ]
            .map((words) => words.join('  '))
            .join(''),
        )
        .join('\n')

export const modelsVerb = storeVerb({
  name: 'models',
  summary:
    'the models and their states; promote puts one into another state, champion by a second person',
  args,
  declare: (command) =>
    command
      .argument('[action]', 'list or promote', 'list')
      .argument('[model]', 'id of the model, or its name')
      .option('--as <state>', 'validated, challenger, champion or retired')
      .option('--note <text>', 'why; kept with the change'),
  read: ([action, model], { as, note }) => ({ action, model, to: as, note }),
  run: models,
  show,
})
