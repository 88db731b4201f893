import { required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const placeStatistics: Relation = {
  name: 'place_statistics',
  table: 'place_statistic',
  description: 'Figures about a place, each with the day from which it could be known.',
  key: ['place_code', 'measure', 'known_from'],
  columns: [
    {
      name: 'place_code',
      type: 'id',
      ...required,
      refers: 'places',
      into: 'place_code',
      description: 'The place.',
    },
    {
      name: 'measure',
      type: 'text',
      ...required,
      description: 'What is measured, such as average_salary.',
    },
    { name: 'value', type: 'number', ...required, description: 'The figure.' },
    { name: 'known_from', type: 'day', ...required, description: 'First day it could be known.' },
  ],
}
