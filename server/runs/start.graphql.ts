import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { keepMonths } from '../ledger/kept/keep_months.ts'
import { type RunRow, RunType, runOr } from './graphql.ts'
import { finishRun, prepareRun, type RunEffects } from './run.ts'
import type { RunRecord } from './run_record.ts'

/** What a run may touch: it outlives the request that asked for it. */
function effectsOf(context: Context, runId?: number): RunEffects {
  const { store, closing, now, actor, runs } = context
  return {
    store: store.within(closing),
    signal: closing,
    now,
    actor,
    progress: (progress) => {
      if (runId !== undefined) runs.report(runId, progress, now())
    },
  }
}

/** Works on a run beside the requests; how it ended is written with the run. */
async function workOn(run: RunRecord, context: Context): Promise<void> {
  try {
    await finishRun(run, effectsOf(context, run.runId))
  } catch (error) {
    context.log.error({ err: error, runId: run.runId }, 'a run did not finish')
    return
  } finally {
    context.runs.finish(run.runId)
  }
  // The months of facilities that new rows concern: computed until they are kept.
  const { signal, store } = effectsOf(context)
  await keepMonths({ store, signal, progress: () => undefined }).catch((error) => {
    if (!signal.aborted) context.log.error({ err: error }, 'months could not be kept')
  })
}

builder.mutationField('startRun', (t) =>
  t.field({
    type: RunType,
    description:
      'Begins a run over everyone and answers at once; runProgress tells how far it is. A run with the same day, model, policy and data is that run.',
    args: {
      asOf: t.arg({
        type: 'Date',
        required: true,
        description: 'Facts dated before the start of this day count.',
      }),
      model: t.arg.string({
        description:
          'Id of the model. Usual: the champion; until there is one, the one saved last.',
      }),
      policy: t.arg.int({ description: 'Version of the policy. Usual: the newest.' }),
    },
    complexity: { field: 1000, multiplier: 1 },
    resolve: async (_root, { asOf, model, policy }, context): Promise<RunRow> => {
      const run = await prepareRun(
        { asOf, modelId: model ?? undefined, policyVersion: policy ?? undefined },
        effectsOf(context),
      )
      void workOn(run, context)
      return (await runOr(run.runId, context))!
    },
  }),
)
