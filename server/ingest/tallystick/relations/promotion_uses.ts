import { customerId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const promotionUses: Relation = {
  name: 'promotion_uses',
  table: 'promotion_use',
  description: 'What a promotion paid towards a payment.',
  key: ['use_id'],
  columns: [
    ownId('use_id', 'The lender’s id of the use.'),
    {
      name: 'promotion_id',
      type: 'id',
      ...required,
      refers: 'promotions',
      description: 'The promotion.',
    },
    customerId(required),
    {
      name: 'transaction_id',
      type: 'text',
      into: 'transaction_source_id',
      description: 'The payment.',
    },
    { name: 'used_on', type: 'day', ...required, description: 'When.' },
    {
      name: 'cost',
      type: 'amount',
      ...required,
      unit: 'currency',
      description: 'What it cost in all.',
    },
    {
      name: 'partner_cost',
      type: 'amount',
      unit: 'currency',
      description: 'What of it the partner bears.',
    },
  ],
}
