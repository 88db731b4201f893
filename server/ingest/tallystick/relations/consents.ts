import { customerId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const consents: Relation = {
  name: 'consents',
  table: 'consent',
  description: 'Permission to use a source of information about a customer.',
  key: ['consent_id'],
  columns: [
    ownId('consent_id', 'The lender’s id of the permission.'),
    customerId(required),
    {
      name: 'source',
      type: 'text',
      ...required,
      description: 'The source, such as the name of a bureau.',
    },
    { name: 'since', type: 'day', ...required, description: 'First day.' },
    { name: 'until', type: 'day', description: 'Last day; missing: still.' },
  ],
}
