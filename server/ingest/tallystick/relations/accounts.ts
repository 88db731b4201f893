import { customerId, ownId, partnerId, placeCode, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const accounts: Relation = {
  name: 'accounts',
  table: 'account',
  description: 'Bank accounts, with their owner.',
  key: ['account_id'],
  surrogate: 'account_id',
  columns: [
    ownId('account_id', 'The lender’s id of the account.'),
    customerId({ ...required, description: 'The owner.' }),
    {
      name: 'account_class',
      type: 'word',
      domain: 'account_class',
      otherwise: 'bank',
      description: 'Class of the account.',
    },
    { name: 'bank', type: 'text', description: 'The bank that keeps it.' },
    partnerId({ description: 'That bank, where it is a partner.' }),
    {
      name: 'bound_account_id',
      type: 'text',
      into: 'bound_source_id',
      description: 'The class I account that a class II or III account is bound to.',
    },
    placeCode,
    {
      name: 'statement_frequency',
      type: 'text',
      description: 'How often a statement is written.',
    },
    { name: 'opened_on', type: 'day', ...required, description: 'Day it was opened.' },
    { name: 'closed_on', type: 'day', description: 'Day it was closed.' },
  ],
}
