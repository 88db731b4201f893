import { accountId, customerId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const accountHolders: Relation = {
  name: 'account_holders',
  table: 'account_holder',
  description: 'Who may use an account, beside its owner. Undated, so no feature uses it.',
  key: ['holder_id'],
  columns: [
    ownId('holder_id', 'The lender’s id of the right.'),
    accountId(required),
    customerId(required),
    {
      name: 'role',
      type: 'word',
      domain: 'role',
      ...required,
      description: 'What the customer may do.',
    },
  ],
}
