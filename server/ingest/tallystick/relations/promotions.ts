import { ownId, partnerId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const promotions: Relation = {
  name: 'promotions',
  table: 'promotion',
  description: 'Campaigns that pay a part of what customers spend.',
  key: ['promotion_id'],
  surrogate: 'promotion_id',
  columns: [
    ownId('promotion_id', 'The lender’s id of the promotion.'),
    { name: 'name', type: 'text', ...required, description: 'Its name.' },
    {
      name: 'channel',
      type: 'word',
      domain: 'channel',
      description: 'The channel it promotes. Missing: any.',
    },
    partnerId({ description: 'The partner it is made with.' }),
    { name: 'starts_on', type: 'day', ...required, description: 'First day.' },
    { name: 'ends_on', type: 'day', ...required, description: 'Last day.' },
  ],
}
