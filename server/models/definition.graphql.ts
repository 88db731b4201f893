import { builder } from '../graphql/builder.ts'
import { othersInWords } from '../ledger/outcome/definition.ts'
import { ModelType } from './graphql.ts'
import type { WrittenOutcome } from './scorecard/model.ts'

const ExcludedType = builder
  .objectRef<WrittenOutcome['counts']['excluded'][number]>('ExcludedOutcomes')
  .implement({
    description: 'Facilities that were left out of training, each once a day of observation.',
    fields: (t) => ({
      reason: t.exposeString('reason', {
        description: 'Why: a word, or a condition of the policy.',
      }),
      rows: t.exposeInt('rows', { description: 'How many.' }),
    }),
  })

const DefinitionType = builder.objectRef<WrittenOutcome>('OutcomeDefinition').implement({
  description:
    'A written definition of outcome, as of which days the ledger told it from payments, and what it came to (source: the model document).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    digest: t.exposeString('digest', {
      description: 'Of what it says: equal definitions have equal digests.',
    }),
    document: t.string({
      description: 'The definition itself, as JSON.',
      resolve: ({ document }) => JSON.stringify(document),
    }),
    indeterminateWhen: t.string({
      description: 'Indeterminate in words.',
      resolve: ({ document }) => othersInWords(document).indeterminate,
    }),
    goodWhen: t.string({
      description: 'Good in words.',
      resolve: ({ document }) => othersInWords(document).good,
    }),
    excludedWhen: t.string({
      description: 'Excluded in words.',
      resolve: ({ document }) => othersInWords(document).excluded,
    }),
    observedOn: t.field({
      type: ['Date'],
      description: 'Days of observation, rising.',
      resolve: (one) => one.observedOn,
    }),
    good: t.int({ description: 'Good ones.', resolve: ({ counts }) => counts.good }),
    bad: t.int({ description: 'Bad ones.', resolve: ({ counts }) => counts.bad }),
    indeterminate: t.int({
      description: 'Neither good nor bad.',
      resolve: ({ counts }) => counts.indeterminate,
    }),
    excluded: t.field({
      type: [ExcludedType],
      description: 'Excluded ones by reason, the most first, those of the policy last.',
      resolve: ({ counts }) => counts.excluded,
    }),
  }),
})

builder.objectField(ModelType, 'definition', (t) =>
  t.field({
    type: DefinitionType,
    nullable: true,
    description:
      'The written definition that the ledger told its outcomes by; null: they are those of a source or of a table.',
    resolve: (row, _args, { parsed }) => {
      const { target } = parsed.registered(row)
      return 'written' in target ? target.written : null
    },
  }),
)
