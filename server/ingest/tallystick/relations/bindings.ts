import { accountId, customerId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const bindings: Relation = {
  name: 'bindings',
  table: 'binding',
  description: 'Cards, device tokens and codes bound to an account.',
  key: ['binding_id'],
  surrogate: 'binding_id',
  columns: [
    ownId('binding_id', 'The lender’s id of the binding.'),
    accountId(required),
    customerId({ description: 'Who uses it. Missing: the owner of the account.' }),
    { name: 'instrument', type: 'text', ...required, description: 'card, device_token, qr, ...' },
    { name: 'product', type: 'text', description: 'Such as the type of card.' },
    { name: 'since', type: 'day', ...required, description: 'First day it could be used.' },
    { name: 'until', type: 'day', description: 'Last day it could be used.' },
  ],
}
