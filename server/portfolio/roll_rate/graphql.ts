import { portfolioField } from '../relation.graphql.ts'
import { ROLL_KEYS, ROLL_MEASURES } from '../roll_measures.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'rollRate',
  name: 'roll_rate',
  description:
    'Roll rates between calendar month ends: where the facilities of each bucket were a month later, by number and by opening balance (source: macro facility_month). A move that nobody made has no row.',
  args: { months: WINDOW_MONTHS },
  keys: ROLL_KEYS,
  measures: ROLL_MEASURES,
  order: ['month', 'fromState', 'toState'],
})
