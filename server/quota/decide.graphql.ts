import { asc } from 'drizzle-orm'
import { drizzleOver } from '../db/drizzle.ts'
import { among } from '../graphql/among.ts'
import { builder } from '../graphql/builder.ts'
import { decide } from './decide.run.ts'
import { DecisionType } from './decision.graphql.ts'
import { decision } from './tables.ts'

builder.mutationField('decide', (t) =>
  t.field({
    type: [DecisionType],
    description:
      'Decides one customer by the champion (until there is one, the newest model) and the newest policy and keeps the decisions: one a line, or one where the customer has none.',
    args: {
      customer: t.arg.string({ required: true, description: 'Source id of the customer.' }),
      asOf: t.arg({
        type: 'Date',
        description:
          'Facts dated before the start of this day count. Usual: the first day that was not observed any more.',
      }),
    },
    complexity: { field: 500, multiplier: 2 },
    resolve: async (_root, { customer, asOf }, { store, closing, now, actor }) => {
      const effects = { store: store.within(closing), now, actor }
      const made = await decide({ customer, asOf: asOf ?? undefined }, effects)
      const ids = made.map(({ decisionId }) => decisionId)
      return drizzleOver(store.read)
        .select()
        .from(decision)
        .where(among(decision.decisionId, ids))
        .orderBy(asc(decision.decisionId))
    },
  }),
)
