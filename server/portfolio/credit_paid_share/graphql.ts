import { count, maybe, money, month, ratio, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'creditPaidShare',
  name: 'credit_paid_share',
  description:
    'What part of spending was paid from the quota, month by month and by channel (source: table transaction).',
  args: { months: WINDOW_MONTHS },
  keys: {
    month: month('First day of the calendar month.'),
    channel: maybe(word('channel', 'A word of the vocabulary channel; null: all channels.')),
  },
  measures: {
    payments: count('Attempts that took place.'),
    amount: money('Their amount, lender’s currency.'),
    quotaPayments: count('Payments wholly from the quota.'),
    quotaAmount: money('Their amount, lender’s currency.'),
    savingsAmount: money('Paid wholly from savings, lender’s currency.'),
    mixedAmount: money('Paid from both, lender’s currency.'),
    notStatedAmount: money('Paid from what is not stated, lender’s currency.'),
    quotaShare: ratio('quotaAmount over the amount whose funding is stated, 0 to 1.'),
  },
  order: ['month', 'channel'],
})
