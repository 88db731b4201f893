import { ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const applicationEvents: Relation = {
  name: 'application_events',
  table: 'application_event',
  description: 'What became of an application: never changed, only followed by the next one.',
  key: ['event_id'],
  columns: [
    ownId('event_id', 'The lender’s id of the event.'),
    {
      name: 'application_id',
      type: 'id',
      ...required,
      refers: 'applications',
      description: 'The application.',
    },
    { name: 'happened_on', type: 'day', ...required, description: 'When.' },
    {
      name: 'status',
      type: 'word',
      domain: 'application_status',
      ...required,
      description: 'The new status.',
    },
    { name: 'amount', type: 'amount', unit: 'currency', description: 'Amount granted.' },
    { name: 'reason', type: 'text', description: 'Why.' },
    { name: 'actor', type: 'text', description: 'Who. Missing: the lender.' },
  ],
}
