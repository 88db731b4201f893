import { ownId, partnerId, placeCode, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const merchants: Relation = {
  name: 'merchants',
  table: 'merchant',
  description: 'Merchants that transactions name.',
  key: ['merchant_id'],
  surrogate: 'merchant_id',
  columns: [
    ownId('merchant_id', 'The lender’s id of the merchant.'),
    { name: 'name', type: 'text', ...required, description: 'Its name.' },
    {
      name: 'category_code',
      type: 'text',
      description: 'Merchant category code (ISO 18245), four digits.',
    },
    placeCode,
    partnerId({ description: 'The partner who brought it.' }),
  ],
}
