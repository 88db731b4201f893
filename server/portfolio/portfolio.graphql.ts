import { asOfOr } from '../graphql/as_of.ts'
import { builder } from '../graphql/builder.ts'

/** A question about everybody, before it is said what is asked. */
export interface PortfolioAsked {
  asOf: string
  /** Null: what is known now. */
  knownAt: string | null
  compareTo: string | null
}

export const PortfolioType = builder.objectRef<PortfolioAsked>('Portfolio').implement({
  description:
    'Everybody as of a day: each field is a relation of its own, computed when it is asked for.',
  fields: (t) => ({
    asOf: t.expose('asOf', {
      type: 'Date',
      description: 'Facts dated before the start of this day count; windows end the day before.',
    }),
    knownAt: t.expose('knownAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Rows recorded by this instant count; null: all until now.',
    }),
    compareTo: t.expose('compareTo', {
      type: 'Date',
      nullable: true,
      description: 'The day that every row’s comparison is as of; null: none.',
    }),
  }),
})

builder.queryField('portfolio', (t) =>
  t.field({
    type: PortfolioType,
    description: 'Everybody as of a day, and beside it the same as of another.',
    args: {
      asOf: t.arg({ type: 'Date', description: 'Default: the first day observed no more.' }),
      knownAt: t.arg({ type: 'DateTime', description: 'Default: now.' }),
      compareTo: t.arg({
        type: 'Date',
        description: 'The same is asked again as of this day, with the same knowledge.',
      }),
    },
    resolve: async (_root, { asOf, knownAt, compareTo }, context) => ({
      asOf: await asOfOr(asOf, context),
      knownAt: knownAt ?? null,
      compareTo: compareTo ?? null,
    }),
  }),
)
