import { builder } from '../graphql/builder.ts'
import { CustomerType } from '../ledger/customer.graphql.ts'
import { type ExplainedRow, explainModel } from './explain_model.run.ts'

type Term = ExplainedRow['terms'][number]

const MethodType = builder.enumType('ShapleyMethod', {
  description: 'How Shapley values were computed.',
  values: {
    EXACT: { value: 'exact', description: 'Over all coalitions of features.' },
    SAMPLED: { value: 'sampled', description: 'Over orders of features drawn by the seed.' },
  } as const,
})

const TermType = builder.objectRef<Term>('ExplainedTerm').implement({
  description: 'What one feature gave an imported model’s score (source: its own runtime).',
  fields: (t) => ({
    feature: t.exposeString('feature', { description: 'Name of the feature.' }),
    value: t.string({
      nullable: true,
      description: 'The subject’s value; null: not known.',
      resolve: ({ value }) => (value === null ? null : String(value)),
    }),
    points: t.exposeFloat('points', { description: 'Its Shapley value, in points of the score.' }),
    standardError: t.exposeFloat('standardError', {
      nullable: true,
      description: 'Of the points, from the orders drawn; null: they are exact.',
    }),
  }),
})

const ExplainedType = builder.objectRef<ExplainedRow>('ExplainedScore').implement({
  description:
    'An imported model’s score and why it is so (source: feature_snapshot of the run published last).',
  fields: (t) => ({
    subject: t.exposeString('subject', {
      description: 'The customer and the line, as the source calls them.',
    }),
    score: t.exposeFloat('score', { description: 'Points; higher is safer.' }),
    pd: t.exposeFloat('pd', { description: 'Probability of the model’s bad outcome, 0 to 1.' }),
    base: t.exposeFloat('base', {
      description:
        'Mean score of the rows kept with the model; with the points it sums to the score.',
    }),
    method: t.expose('method', { type: MethodType, description: 'Whether the points are exact.' }),
    terms: t.field({
      type: [TermType],
      description: 'Every feature, in the order of the model’s inputs.',
      resolve: ({ terms }) => terms,
    }),
    reasons: t.exposeStringList('reasons', {
      description: 'Features with the most points below the mean, at most four, the worst first.',
    }),
  }),
})

builder.objectField(CustomerType, 'explained', (t) =>
  t.field({
    type: [ExplainedType],
    description: 'How an imported model scores each of the customer’s lines, and why.',
    args: {
      model: t.arg.string({ required: true, description: 'Id or name of an imported model.' }),
    },
    // The model scores thousands of rows for each.
    complexity: { field: 5000, multiplier: 1 },
    resolve: async ({ sourceId }, { model }, { sql, signal }) =>
      (await explainModel({ model, customer: sourceId }, { sql, signal })).rows,
  }),
)
