import { facilityId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const limitEvents: Relation = {
  name: 'limit_events',
  table: 'limit_event',
  description: 'Limits of a revolving line as they were set.',
  key: ['limit_event_id'],
  columns: [
    ownId('limit_event_id', 'The lender’s id of the event.'),
    facilityId(required),
    { name: 'effective_on', type: 'day', ...required, description: 'First day it holds.' },
    {
      name: 'until',
      type: 'day',
      description: 'Last day of a temporary limit; missing: permanent.',
    },
    {
      name: 'credit_limit',
      type: 'amount',
      ...required,
      unit: 'currency',
      description: 'The limit.',
    },
    { name: 'reason', type: 'text', description: 'Why it was set.' },
    { name: 'actor', type: 'text', description: 'Who set it. Missing: the lender.' },
  ],
}
