import { count, maybe, month, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'acceptanceGrowth',
  name: 'acceptance_growth',
  description:
    'Merchants and points of sale that take each channel, month by month (source: table merchant_acceptance).',
  args: { months: WINDOW_MONTHS },
  keys: {
    month: month('First day of the calendar month.'),
    channel: word('channel', 'A word of the vocabulary channel.'),
  },
  measures: {
    merchants: count('Distinct merchants that take it at the end of the month.'),
    newMerchants: count('Distinct merchants that took it for the first time in the month.'),
    endedMerchants: count('Distinct merchants with an acceptance that ended in the month.'),
    terminals: maybe(
      count('Points of sale of those that state them at the end of the month; null: none does.'),
    ),
    withoutTerminals: count('Distinct merchants that take it and state no points of sale.'),
  },
  order: ['month', '-merchants'],
})
