import { count, money, month, ratio, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'forbearance',
  name: 'forbearance',
  description:
    'Lines and loans whose days past due are paused because their terms were eased, at calendar month ends (source: macro facility_month, table facility_state).',
  args: { months: WINDOW_MONTHS },
  keys: {
    month: month('Calendar month; only whole ones.'),
    kind: word('facility_kind', 'A word of the vocabulary facility_kind.'),
  },
  measures: {
    ofFacilities: count('Facilities on the active book at the end of the month.'),
    facilities: count('Those of them that are in forbearance.'),
    began: count('Those of the book whose forbearance began in the month.'),
    ended: count('Those of the book whose last day of forbearance lies in the month.'),
    receivable: money('What facilities in forbearance owe, lender’s currency.'),
    receivableShare: ratio('That part of all that is owed, 0 to 1.'),
  },
  order: ['month', 'kind'],
})
