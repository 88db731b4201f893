import { drizzleOver } from '../db/drizzle.ts'
import { builder } from '../graphql/builder.ts'
import { loadModels, ModelType } from './graphql.ts'
import { segmentsAsked } from './segments_input.graphql.ts'
import { train } from './train.run.ts'
import { readTrainArgs } from './train_args.ts'
import { TrainModelInput } from './train_input.graphql.ts'

builder.mutationField('trainModel', (t) =>
  t.field({
    type: ModelType,
    description:
      'Trains a model on the ledger’s outcomes, judges it on held-back rows and saves it. Answers when it is done.',
    args: { input: t.arg({ type: TrainModelInput, required: true, description: 'How.' }) },
    complexity: { field: 1000, multiplier: 1 },
    resolve: async (_root, { input }, context) => {
      const { segments, scoreRange, asOf, definition, ...rest } = input
      const given = readTrainArgs({
        ...rest,
        scoreRange: scoreRange && [scoreRange.lowest, scoreRange.highest],
      })
      const { store, log, now, actor, closing } = context
      const asked = {
        ...given,
        ...(segments && { segments: segmentsAsked(segments) }),
        ...(asOf && { asOf }),
        ...(definition && { definition }),
      }
      const report = await train(asked, {
        store: store.within(closing),
        log,
        now,
        actor,
        signal: closing,
        progress: () => undefined,
      })
      const [saved] = await loadModels([report.modelId], { db: drizzleOver(store.read) })
      return saved!
    },
  }),
)
