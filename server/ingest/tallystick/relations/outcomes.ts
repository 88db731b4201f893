import { customerId, facilityId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const outcomes: Relation = {
  name: 'outcomes',
  table: 'outcome',
  description: 'Labels: what became of a facility or customer after a day of observation.',
  key: ['outcome_id'],
  columns: [
    ownId('outcome_id', 'The lender’s id of the label.'),
    customerId({ description: 'The customer. Missing: who owes the facility.' }),
    facilityId({ description: 'The facility, where the label is about one.' }),
    {
      name: 'observed_on',
      type: 'day',
      ...required,
      description: 'Facts from before this day may explain the outcome.',
    },
    {
      name: 'horizon_months',
      type: 'integer',
      unit: 'months',
      range: [1, 600],
      description: 'How long it was watched. Missing: the lender does not say.',
    },
    {
      name: 'definition',
      type: 'text',
      ...required,
      description: 'What counts as bad, in words.',
    },
    { name: 'outcome', type: 'word', domain: 'outcome', ...required, description: 'The label.' },
    { name: 'source_status', type: 'text', description: 'The lender’s own status.' },
    {
      name: 'known_on',
      type: 'day',
      ...required,
      description: 'First day the label could be known.',
    },
  ],
}
