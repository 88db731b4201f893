import { count, month, number, ratio, text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'adoption',
  name: 'adoption',
  description:
    'From flash to the line and from the line to flash: cohorts by the first of the two (source: table transaction).',
  args: { months: WINDOW_MONTHS },
  keys: {
    month: month('Calendar month of the first flash payment or line use, whichever came first.'),
    path: text('flash_to_line, line_to_flash by which came first; same_day: both at once.'),
  },
  measures: {
    customers: count('Customers of the cohort, those who never went on included.'),
    followed: count('Of them, who came to the other before asOf.'),
    rate: ratio('followed over customers, 0 to 1; grows with the age of the cohort.'),
    medianDays: number('Median days from the one to the other, of those who came; null: none did.'),
    rate30d: ratio('Part that came within 30 days; null until the whole cohort has had them.'),
    rate90d: ratio('Part that came within 90 days; null until the whole cohort has had them.'),
    cutOff: count('Customers not observed from their beginning: their first may be older.'),
  },
  order: ['month', 'path'],
})
