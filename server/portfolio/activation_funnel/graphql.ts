import { count, number, ratio, text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_DAYS } from '../window.ts'

portfolioField({
  field: 'activationFunnel',
  name: 'activation_funnel',
  description:
    'From the first attempt to open a class II account to the first use of the line, of customers who began in the days before asOf; who began lately has had less time (source: tables account_verification, account, binding and transaction).',
  args: { days: WINDOW_DAYS },
  keys: {
    position: count('Order of the step, 0 first.'),
    step: text('attempted, passed, account, binding, flash_payment or line_use.'),
  },
  measures: {
    customers: count('Customers who came so far by asOf.'),
    rate: ratio('customers over those who attempted, 0 to 1.'),
    stepRate: ratio('customers over those of the step before, 0 to 1.'),
    medianDays: number('Median days from the step before; null where none came so far.'),
    medianDaysInAll: number('Median days from the first attempt; null where none came so far.'),
  },
  order: ['position'],
})
