import { customerId, facilityId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const applications: Relation = {
  name: 'applications',
  table: 'application',
  description: 'What customers asked for. What became of it is `application_events`.',
  key: ['application_id'],
  surrogate: 'application_id',
  columns: [
    ownId('application_id', 'The lender’s id of the application.'),
    customerId(required),
    facilityId({ description: 'The facility it led to.' }),
    {
      name: 'kind',
      type: 'word',
      domain: 'facility_kind',
      ...required,
      description: 'What was asked for.',
    },
    { name: 'applied_on', type: 'day', ...required, description: 'Day it was submitted.' },
    { name: 'requested', type: 'amount', unit: 'currency', description: 'Amount asked for.' },
    { name: 'channel', type: 'word', domain: 'channel', description: 'Where it was made.' },
  ],
}
