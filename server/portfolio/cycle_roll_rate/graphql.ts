import { portfolioField } from '../relation.graphql.ts'
import { ROLL_KEYS, ROLL_MEASURES } from '../roll_measures.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'cycleRollRate',
  name: 'cycle_roll_rate',
  description:
    'Roll rates between cycle days: statement closes of a line, instalment days of a loan; no bucket is skipped, as at month ends (source: macro facility_balance; tables statement and facility). A move that nobody made has no row.',
  args: { months: WINDOW_MONTHS },
  keys: ROLL_KEYS,
  measures: ROLL_MEASURES,
  order: ['month', 'fromState', 'toState'],
})
