import { count, money, ratio, text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_DAYS } from '../window.ts'

const STATES =
  'savings, quota, both, none: paid nothing; not_stated: what paid is not known; unobserved: not observed over the whole period.'

portfolioField({
  field: 'savingsToCredit',
  name: 'savings_to_credit',
  description:
    'How customers paid in the days before asOf against as many days before these: a matrix of moves (source: tables transaction and coverage).',
  args: { days: WINDOW_DAYS },
  keys: {
    stateBefore: text(`In the earlier period: ${STATES}`),
    stateAfter: text(`In the later period: ${STATES}`),
  },
  measures: {
    customers: count('Customers who moved so.'),
    share: ratio('customers over all with the same stateBefore, 0 to 1.'),
    amountBefore: money('What they paid in the earlier period, lender’s currency.'),
    amountAfter: money('What they paid in the later period, lender’s currency.'),
    quotaBefore: money('Of it wholly from the quota in the earlier period, lender’s currency.'),
    quotaAfter: money('Of it wholly from the quota in the later period, lender’s currency.'),
  },
  order: ['stateBefore', '-customers'],
})
