import { facilityId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const instalmentPlans: Relation = {
  name: 'instalment_plans',
  table: 'instalment_plan',
  description: 'Purchases or bills of a line that are paid in equal monthly parts.',
  key: ['plan_id'],
  columns: [
    ownId('plan_id', 'The lender’s id of the plan.'),
    facilityId(required),
    {
      name: 'original_transaction_id',
      type: 'text',
      into: 'original_source_id',
      description: 'The purchase it divides. Missing: a part of a bill.',
    },
    {
      name: 'started_on',
      type: 'day',
      ...required,
      description: 'First day; its parts are billed from the first close on or after it.',
    },
    {
      name: 'months',
      type: 'integer',
      ...required,
      range: [1, 60],
      unit: 'months',
      description: 'Number of parts.',
    },
    {
      name: 'principal',
      type: 'amount',
      ...required,
      unit: 'currency',
      description: 'What is divided.',
    },
    {
      name: 'fee_rate',
      type: 'number',
      unit: 'per month',
      description: 'Fee each month, as a part of the principal at first.',
    },
    {
      name: 'ended_on',
      type: 'day',
      description: 'Day it ended before its term: what is left is billed at once.',
    },
    { name: 'end_reason', type: 'text', description: 'prepaid, accelerated, refunded, ...' },
  ],
}
