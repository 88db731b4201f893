import { ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const partners: Relation = {
  name: 'partners',
  table: 'partner',
  description:
    'Who the lender works with: banks, networks, platforms, chains of merchants, funders.',
  key: ['partner_id'],
  surrogate: 'partner_id',
  columns: [
    ownId('partner_id', 'The lender’s id of the partner.'),
    { name: 'name', type: 'text', ...required, description: 'Its name.' },
    {
      name: 'role',
      type: 'word',
      domain: 'partner_role',
      ...required,
      description: 'What it does.',
    },
    { name: 'since', type: 'day', ...required, description: 'First day it was a partner.' },
    { name: 'until', type: 'day', description: 'Last day; missing: still a partner.' },
  ],
}
