import { count, month, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'partnerGrowth',
  name: 'partner_growth',
  description: 'Partners of each role, month by month (source: table partner).',
  args: { months: WINDOW_MONTHS },
  keys: {
    month: month('First day of the calendar month.'),
    role: word('partner_role', 'A word of the vocabulary partner_role.'),
  },
  measures: {
    partners: count('Partners at the end of the month.'),
    newPartners: count('Partners since a day of the month.'),
    endedPartners: count('Partners whose last day lies in the month.'),
  },
  order: ['month', 'role'],
})
