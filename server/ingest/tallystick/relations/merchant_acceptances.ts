import { ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const merchantAcceptances: Relation = {
  name: 'merchant_acceptances',
  table: 'merchant_acceptance',
  description: 'From when until when a merchant takes a channel.',
  key: ['acceptance_id'],
  columns: [
    ownId('acceptance_id', 'The lender’s id of the acceptance.'),
    {
      name: 'merchant_id',
      type: 'id',
      ...required,
      refers: 'merchants',
      description: 'The merchant.',
    },
    {
      name: 'channel',
      type: 'word',
      domain: 'channel',
      ...required,
      description: 'What it takes.',
    },
    { name: 'since', type: 'day', ...required, description: 'First day.' },
    { name: 'until', type: 'day', description: 'Last day; missing: still.' },
    {
      name: 'terminals',
      type: 'integer',
      range: [0, 1_000_000],
      unit: 'terminals',
      description: 'Points of sale that take it.',
    },
  ],
}
