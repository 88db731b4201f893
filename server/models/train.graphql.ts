import { drizzleOver } from '../db/drizzle.ts'
import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import { loadModels, ModelType } from './graphql.ts'
import { train } from './train.run.ts'

const BaselineKind = builder.enumType('ReasonBaselineKind', {
  description: 'What the points of a score are held against in its reasons.',
  values: {
    MEAN: { value: 'mean', description: 'The mean of the training rows.' },
    MAXIMUM: { value: 'maximum', description: 'The most a characteristic gives.' },
    NEUTRAL: { value: 'neutral', description: 'What it gives where it says nothing, WoE 0.' },
    CUTOFF: {
      value: 'cutoff',
      description: 'The mean of training rows that scored at or slightly above a cutoff.',
    },
  } as const,
})

const TrainModelInput = builder.inputType('TrainModelInput', {
  description: 'How a scorecard is trained.',
  fields: (t) => ({
    name: t.string({ description: 'Its name. Usual: the kind and the lender’s source.' }),
    seed: t.int({ description: 'Seed of every random choice. Usual: 42.' }),
    folds: t.int({ description: 'Stratified folds to judge it by. Usual: 5.' }),
    bad: t.stringList({
      description: 'The source’s own words for bad. Usual: the ledger’s outcome.',
    }),
    good: t.stringList({ description: 'The source’s own words for good.' }),
    asOf: t.field({
      type: ['Date'],
      description:
        'Days of observation, at most 60, of outcomes that the ledger tells from payments. Usual: the source’s outcomes, or where it gave none the days of the definition.',
    }),
    definition: t.string({
      description:
        'What good, bad and excluded are, in YAML. Usual: over 90 days past due within 12 months.',
    }),
    baseline: t.field({
      type: BaselineKind,
      description: 'What reasons hold points against. Usual: MEAN.',
    }),
    cutoff: t.float({ description: 'The score of the baseline CUTOFF.' }),
    allowFewBads: t.boolean({ description: 'Train on fewer than 30 bads all the same.' }),
  }),
})

builder.mutationField('trainModel', (t) =>
  t.field({
    type: ModelType,
    description:
      'Trains a scorecard on the ledger’s outcomes, judges it on held-back rows and saves it. Answers when it is done.',
    args: { input: t.arg({ type: TrainModelInput, required: true, description: 'How.' }) },
    complexity: { field: 1000, multiplier: 1 },
    resolve: async (_root, { input }, context) => {
      if (input.folds != null && (input.folds < 2 || input.folds > 20))
        throw new RiskError('BAD_REQUEST', `folds are 2 to 20, not ${input.folds}`)
      const given = Object.fromEntries(
        Object.entries(input).filter(([, value]) => value !== null && value !== undefined),
      )
      const { store, log, now, actor, closing } = context
      const report = await train(given, {
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
