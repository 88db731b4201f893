import { builder } from '../../graphql/builder.ts'
import { loaderOf, named } from '../../graphql/loader.ts'
import { CustomerType } from '../../ledger/customer.graphql.ts'
import { lendersToday } from '../../ledger/lenders_today.ts'
import { DecisionType, decisionLoader } from '../decision.graphql.ts'
import { OverrideType, overrideRow } from './override.graphql.ts'
import { type OverrideRow, overridesSql } from './rows.sql.ts'

interface Standing {
  customerId: number
  decisionId: number
  overrideId: number | null
  quota: string | null
}

/** Of each subject of some customers ($2) the newest decision, and what stands of it on the day $1. */
const STANDING = `
with subject as (
  select subject_id from decision where customer_id in (select unnest($2::bigint[]))
),
newest as (
  select * from newest_decision('subject')
),
chosen as (
  select * from override_judged where subject_id in (select subject_id from subject)
)
select n.customer_id as "customerId", n.decision_id as "decisionId", o.override_id as "overrideId",
  case when o.override_id is null then n.quota else o.quota_after end as quota
from newest as n
left join override_state('chosen', $1::varchar::date) as o on o.subject_id = n.subject_id and o.stands
order by n.customer_id, n.subject_id`

const StandingQuota = builder.objectRef<Standing>('StandingQuota').implement({
  description:
    'The quota that stands today for a line, or for a customer without one: the model’s and the policy’s own, or that of an approved override (source: macro override_state).',
  fields: (t) => ({
    decision: t.field({
      type: DecisionType,
      description: 'The newest decision: for the latest day the last made.',
      resolve: ({ decisionId }, _args, context) =>
        named(decisionLoader(context).load(decisionId), `decision ${decisionId}`),
    }),
    override: t.field({
      type: OverrideType,
      nullable: true,
      description: 'The override that stands, of this decision or one before; null: none does.',
      resolve: ({ overrideId }, _args, context) =>
        overrideId === null ? null : overrideRow(overrideId, context),
    }),
    quota: t.expose('quota', {
      type: 'Decimal',
      nullable: true,
      description: 'The quota that stands, lender’s currency; null: none is quoted.',
    }),
  }),
})

builder.objectField(CustomerType, 'standingQuotas', (t) =>
  t.loadableGroup({
    type: StandingQuota,
    description: 'What stands today, one for each line, or one where the customer has none.',
    complexity: { field: 5, multiplier: 1 },
    load: async (customers: number[], context) =>
      context.sql.all<Standing>(STANDING, [
        await lendersToday(context.sql, context.now()),
        customers,
      ]),
    group: (row) => row.customerId,
    resolve: (row) => row.customerId,
  }),
)

/** Of decisions the override that stands, where one does. */
const standsFor = loaderOf<number, OverrideRow>(
  async (decisions, context) =>
    context.sql.all<OverrideRow>(
      `${overridesSql('decision')} where stands and decision_id in (select unnest($2::bigint[]))`,
      [await lendersToday(context.sql, context.now()), decisions],
    ),
  ({ decisionId }) => decisionId,
)

builder.objectField(DecisionType, 'standingQuota', (t) =>
  t.field({
    type: 'Decimal',
    nullable: true,
    description:
      'What stands of it today, lender’s currency: the quota of its override that stands, else its own; null where none is quoted.',
    resolve: async ({ decisionId, quota }, _args, context) => {
      const override = await standsFor(context).load(decisionId)
      return override ? override.quotaAfter : quota
    },
  }),
)
