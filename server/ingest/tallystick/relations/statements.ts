import { facilityId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const statements: Relation = {
  name: 'statements',
  table: 'statement',
  description: 'Statements of a facility, one each time it is closed.',
  key: ['statement_id'],
  surrogate: 'statement_id',
  columns: [
    ownId('statement_id', 'The lender’s id of the statement.'),
    facilityId(required),
    { name: 'closed_on', type: 'day', ...required, description: 'Last day it covers.' },
    { name: 'due_on', type: 'day', description: 'Last day to pay.' },
    {
      name: 'balance',
      type: 'money',
      ...required,
      unit: 'currency',
      description: 'Owed at the close; negative: in credit.',
    },
    { name: 'minimum_due', type: 'amount', unit: 'currency', description: 'Least payment due.' },
    {
      name: 'paid',
      type: 'money',
      ...required,
      unit: 'currency',
      description: 'Payments received since the previous close: they pay the previous statement.',
    },
    {
      name: 'repayment_status',
      type: 'integer',
      range: [-2, 120],
      unit: 'months late',
      description: 'The lender’s own status: months late; 0 revolving, -1 paid duly, -2 no use.',
    },
  ],
}
