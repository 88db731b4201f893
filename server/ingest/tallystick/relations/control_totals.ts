import { ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const controlTotals: Relation = {
  name: 'control_totals',
  table: 'control_total',
  description:
    'What the lender says its transactions of a day come to: what arrived is held against it.',
  key: ['total_id'],
  columns: [
    ownId('total_id', 'The lender’s id of the total.'),
    { name: 'day', type: 'day', ...required, description: 'Day of posting.' },
    {
      name: 'kind',
      type: 'word',
      domain: 'kind',
      ...required,
      description: 'Kind of transaction.',
    },
    { name: 'status', type: 'word', domain: 'status', ...required, description: 'Status.' },
    {
      name: 'rows',
      type: 'integer',
      ...required,
      range: [0, 2_000_000_000],
      description: 'How many.',
    },
    {
      name: 'amount',
      type: 'amount',
      ...required,
      unit: 'currency',
      description: 'What they add up to.',
    },
  ],
}
