import { ownId, partnerId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const partnerTerms: Relation = {
  name: 'partner_terms',
  table: 'partner_term',
  description:
    'What was agreed with a partner, from a day on until the next terms for the same channel.',
  key: ['term_id'],
  columns: [
    ownId('term_id', 'The lender’s id of the terms.'),
    partnerId(required),
    {
      name: 'channel',
      type: 'word',
      domain: 'channel',
      description: 'For payments of one channel. Missing: for all.',
    },
    { name: 'effective_on', type: 'day', ...required, description: 'First day they hold.' },
    {
      name: 'fee_rate',
      type: 'number',
      unit: 'part of the amount',
      description: 'Fee the merchant pays on a payment.',
    },
    {
      name: 'partner_share',
      type: 'number',
      unit: 'part of the fee',
      description: 'What of the fee goes to the partner.',
    },
    {
      name: 'subsidy_share',
      type: 'number',
      unit: 'part of the subsidy',
      description: 'What of a promotion’s cost the partner bears.',
    },
    {
      name: 'funding_share',
      type: 'number',
      unit: 'part of the receivable',
      description: 'What of the receivable the partner funds.',
    },
    {
      name: 'funding_rate',
      type: 'number',
      unit: 'per year',
      description: 'What the partner asks for its funds.',
    },
  ],
}
