import { count, maybe, money, month, ratio, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'channelShare',
  name: 'channel_share',
  description:
    'What was paid by flash, scan, online, at the counter and otherwise, month by month (source: table transaction).',
  args: { months: WINDOW_MONTHS },
  keys: {
    month: month('First day of the calendar month.'),
    channel: word('channel', 'A word of the vocabulary channel.'),
  },
  measures: {
    payments: count('Attempts that took place.'),
    amount: money('Their amount, lender’s currency; refunds are not taken off.'),
    customers: count('Distinct customers who paid.'),
    paymentShare: ratio('payments over those of all channels in the month, 0 to 1.'),
    amountShare: ratio('amount over that of all channels in the month, 0 to 1.'),
    meanTicket: maybe(money('amount over payments, lender’s currency; null without payments.')),
    declined: count('Attempts that were declined.'),
    declineRate: ratio('declined over all attempts, 0 to 1.'),
  },
  order: ['month', '-amount'],
})
