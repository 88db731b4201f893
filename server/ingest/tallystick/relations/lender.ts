import { required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const lender: Relation = {
  name: 'lender',
  table: 'lender',
  description: 'The lender, in one row. A store holds one lender.',
  key: ['name'],
  columns: [
    { name: 'name', type: 'text', ...required, description: 'Name shown on every page.' },
    {
      name: 'currency',
      type: 'text',
      ...required,
      description: 'ISO 4217 code of every amount.',
    },
    {
      name: 'time_zone',
      type: 'text',
      ...required,
      description: 'IANA zone of every day, and of instants without an offset.',
    },
    {
      name: 'outcome_definition',
      type: 'text',
      description: 'The written default outcome that the labels follow.',
    },
    {
      name: 'history_from',
      type: 'day',
      description:
        'First day of the data, where things may be older: what was opened, joined or set on this day has no known age.',
    },
  ],
}
