import { builder } from '../graphql/builder.ts'
import type { Overridden, Overrides } from '../models/validation/validation.ts'
import { ValidationType } from '../models/validation.graphql.ts'
import { overridesOf } from './overrides.ts'

const Proposals = builder.objectRef<Overrides['proposals'][number]>('OverrideProposals').implement({
  description: 'Proposals in a state (source: macro override_state).',
  fields: (t) => ({
    state: t.exposeString('state', { description: 'A word of the vocabulary override_state.' }),
    proposals: t.exposeInt('proposals', { description: 'How many are in it today.' }),
  }),
})

const Reasons = builder.objectRef<Overrides['reasons'][number]>('OverrideReasons').implement({
  description: 'Approved overrides of a reason (source: table quota_override).',
  fields: (t) => ({
    reason: t.exposeString('reason', { description: 'A word of the vocabulary override_reason.' }),
    raised: t.exposeInt('raised', { description: 'Low-side: more was given than decided.' }),
    lowered: t.exposeInt('lowered', { description: 'High-side: less was given than decided.' }),
  }),
})

const Outcomes = builder.objectRef<Overridden>('OverrideOutcomes').implement({
  description:
    'What became of the subjects of decisions, of the days on which one was overridden (source: macro override_effect).',
  fields: (t) => ({
    side: t.exposeString('side', {
      description: 'raised (low-side), lowered (high-side) or kept: not overridden.',
    }),
    known: t.exposeInt('known', { description: 'Subjects whose outcome is known, good or bad.' }),
    bads: t.exposeInt('bads', { description: 'Bads among them.' }),
    badRate: t.exposeFloat('badRate', {
      nullable: true,
      description: 'Bads over subjects, 0 to 1; null where no outcome is known.',
    }),
    lower: t.exposeFloat('lower', { description: 'Lower end of its 95% interval (Wilson).' }),
    upper: t.exposeFloat('upper', { description: 'Upper end of its 95% interval (Wilson).' }),
    meanPd: t.exposeFloat('meanPd', {
      nullable: true,
      description: 'The model’s mean PD of them, 0 to 1; null where no outcome is known.',
    }),
  }),
})

const OverridesType = builder.objectRef<Overrides>('ModelOverrides').implement({
  description:
    'What people made of a model’s decisions, one a subject and day, those apart that could not be evaluated (source: macro override_effect).',
  fields: (t) => ({
    decisions: t.exposeInt('decisions', { description: 'Decisions.' }),
    overridden: t.exposeInt('overridden', { description: 'Of them with an approved override.' }),
    rate: t.exposeFloat('rate', {
      nullable: true,
      description: 'Overridden over decisions, 0 to 1; null without a decision.',
    }),
    raised: t.exposeInt('raised', { description: 'Low-side: more was given than decided.' }),
    lowered: t.exposeInt('lowered', { description: 'High-side: less was given than decided.' }),
    proposals: t.field({
      type: [Proposals],
      description: 'Proposals by state.',
      resolve: (o) => o.proposals,
    }),
    reasons: t.field({
      type: [Reasons],
      description: 'Approved ones by reason, the most frequent first.',
      resolve: (o) => o.reasons,
    }),
    outcomes: t.field({
      type: [Outcomes],
      description: 'What became of the subjects: raised, lowered and kept.',
      resolve: (o) => o.outcomes,
    }),
  }),
})

builder.objectField(ValidationType, 'overrides', (t) =>
  t.field({
    type: OverridesType,
    nullable: true,
    description:
      'How often people overrode its decisions, which way, why, and what came of it; null of a model of a table, which decides nothing.',
    complexity: { field: 100, multiplier: 1 },
    resolve: ({ saved }, _args, { sql, now }) =>
      saved.model.training.table ? null : overridesOf(sql, saved.modelId, now()),
  }),
)
