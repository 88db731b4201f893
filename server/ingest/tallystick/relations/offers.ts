import { customerId, facilityId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const offers: Relation = {
  name: 'offers',
  table: 'offer',
  description: 'Offers of a facility to a customer, and who was held out of them.',
  key: ['offer_id'],
  columns: [
    ownId('offer_id', 'The lender’s id of the offer.'),
    customerId(required),
    { name: 'campaign', type: 'text', ...required, description: 'The campaign it belongs to.' },
    {
      name: 'kind',
      type: 'word',
      domain: 'facility_kind',
      ...required,
      description: 'What was offered.',
    },
    {
      name: 'arm',
      type: 'word',
      domain: 'offer_arm',
      ...required,
      description: 'Whether it was made, or held back by chance to compare with.',
    },
    {
      name: 'offered_on',
      type: 'day',
      ...required,
      description: 'Day it was made or would have been.',
    },
    { name: 'expires_on', type: 'day', description: 'Last day to take it.' },
    { name: 'amount', type: 'amount', unit: 'currency', description: 'Amount offered.' },
    {
      name: 'months',
      type: 'integer',
      range: [1, 600],
      unit: 'months',
      description: 'Over how long.',
    },
    {
      name: 'fee_rate',
      type: 'number',
      unit: 'per month',
      description: 'Fee each month, as a part of the amount.',
    },
    {
      name: 'taken_on',
      type: 'day',
      description: 'Day it was taken, or that the customer took the like without it.',
    },
    facilityId({ description: 'The facility it led to.' }),
  ],
}
