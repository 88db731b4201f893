import { builder } from '../graphql/builder.ts'
import { TextFilter } from '../graphql/filters.ts'

export const DecisionFilterType = builder.inputType('DecisionFilter', {
  description: 'Which decisions of a run; all conditions must hold.',
  fields: (t) => ({
    band: t.field({ type: TextFilter, description: 'Score bands of the policy.' }),
    utilisationBand: t.field({ type: TextFilter, description: 'Utilisation bands of the policy.' }),
    outcome: t.field({ type: TextFilter, description: 'Words of the vocabulary decision.' }),
    rule: t.field({ type: TextFilter, description: 'Rules that set the quota.' }),
    customer: t.string({ description: 'Source id of the customer.' }),
    change: t.string({
      description: 'gained, lost or same: the quota against the limit in force.',
    }),
  }),
})
