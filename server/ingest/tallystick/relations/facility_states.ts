import { facilityId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const facilityStates: Relation = {
  name: 'facility_states',
  table: 'facility_state',
  description: 'Spells in which a facility is in a state of its own, beside what its payments say.',
  key: ['state_id'],
  columns: [
    ownId('state_id', 'The lender’s id of the spell.'),
    facilityId(required),
    {
      name: 'state',
      type: 'word',
      domain: 'facility_state',
      ...required,
      description: 'The state.',
    },
    { name: 'since', type: 'day', ...required, description: 'First day.' },
    { name: 'until', type: 'day', description: 'Last day; missing: still.' },
    { name: 'reason', type: 'text', description: 'Why.' },
    { name: 'actor', type: 'text', description: 'Who set it. Missing: the lender.' },
  ],
}
