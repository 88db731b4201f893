import { required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const places: Relation = {
  name: 'places',
  table: 'place',
  description: 'Places that customers, accounts, merchants and transactions name.',
  key: ['place_code'],
  columns: [
    { name: 'place_code', type: 'id', ...required, description: 'Code of the place.' },
    { name: 'name', type: 'text', ...required, description: 'Its name.' },
    { name: 'region', type: 'text', description: 'The larger region it lies in.' },
    { name: 'tier', type: 'word', domain: 'place_tier', description: 'How large a city it is.' },
  ],
}
