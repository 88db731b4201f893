import { accountId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const standingOrders: Relation = {
  name: 'standing_orders',
  table: 'standing_order',
  description: 'Standing orders of an account. Undated, so no feature uses them.',
  key: ['order_id'],
  columns: [
    ownId('order_id', 'The lender’s id of the order.'),
    accountId(required),
    { name: 'counterparty_bank', type: 'text', description: 'Bank of the receiver.' },
    { name: 'counterparty_account', type: 'text', description: 'Account of the receiver.' },
    {
      name: 'amount',
      type: 'amount',
      ...required,
      unit: 'currency',
      description: 'Amount a time.',
    },
    { name: 'purpose', type: 'text', description: 'In the lender’s words.' },
  ],
}
