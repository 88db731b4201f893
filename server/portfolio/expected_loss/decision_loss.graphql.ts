import { builder } from '../../graphql/builder.ts'
import { loaderOf } from '../../graphql/loader.ts'
import { DecisionType } from '../../quota/decision.graphql.ts'

interface DecisionLoss {
  decisionId: number
  amount: string
  lgd: number
  ccf: number
  ead: string
}

const losses = loaderOf<number, DecisionLoss>(
  (decisions, { sql }) =>
    sql.all<DecisionLoss>(
      `select decision_id as "decisionId", expected_loss as amount, lgd, ccf, ead
       from decision_loss
       where decision_id = any($1::bigint[])`,
      [decisions],
    ),
  ({ decisionId }) => decisionId,
)

const DecisionLossType = builder.objectRef<DecisionLoss>('DecisionLoss').implement({
  description: 'What a quota is expected to lose within 12 months: PD × LGD × EAD.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: 'The loss, lender’s currency.' }),
    lgd: t.exposeFloat('lgd', { description: 'LGD of lines, 0 to 1 (source: view loss_rule).' }),
    ccf: t.exposeFloat('ccf', {
      description:
        'CCF: part of what the quota leaves that is drawn before a default, 0 to 1 (source: view loss_rule).',
    }),
    ead: t.expose('ead', {
      type: 'Decimal',
      description:
        'Exposure at default, lender’s currency: what is owed, and CCF × what the quota leaves.',
    }),
  }),
})

builder.objectField(DecisionType, 'expectedLoss', (t) =>
  t.field({
    type: DecisionLossType,
    nullable: true,
    description:
      'What the quota is expected to lose in 12 months (source: view decision_loss). Null without a quota or a run, or where the model does not predict a default within 12 months or its PD did not come true on rows held back.',
    resolve: async ({ decisionId }, _args, context) =>
      (await losses(context).load(decisionId)) ?? null,
  }),
)
