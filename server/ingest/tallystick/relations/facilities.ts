import { accountId, customerId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const facilities: Relation = {
  name: 'facilities',
  table: 'facility',
  description: 'Revolving lines and instalment loans. Limits are `limit_events`.',
  key: ['facility_id'],
  surrogate: 'facility_id',
  columns: [
    ownId('facility_id', 'The lender’s id of the facility.'),
    customerId({ description: 'Who owes. Missing: the owner of the account.' }),
    accountId({ description: 'The account it belongs to, where there is one.' }),
    {
      name: 'kind',
      type: 'word',
      domain: 'facility_kind',
      ...required,
      description: 'What it is.',
    },
    { name: 'opened_on', type: 'day', ...required, description: 'Day it was opened.' },
    { name: 'closed_on', type: 'day', description: 'Day it was closed.' },
    {
      name: 'statement_day',
      type: 'integer',
      range: [1, 28],
      unit: 'day of the month',
      description: 'Lines: the day on which statements close. Missing: the last of the month.',
    },
    { name: 'principal', type: 'amount', unit: 'currency', description: 'Loans: what was lent.' },
    {
      name: 'term_months',
      type: 'integer',
      unit: 'months',
      range: [1, 600],
      description: 'Loans: over how long.',
    },
    {
      name: 'instalment',
      type: 'amount',
      unit: 'currency',
      description: 'Loans: payment a month.',
    },
  ],
}
