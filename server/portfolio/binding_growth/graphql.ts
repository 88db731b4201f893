import { count, maybe, month, number, text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'bindingGrowth',
  name: 'binding_growth',
  description:
    'Cards, device tokens and codes bound to accounts, month by month (source: table binding).',
  args: { months: WINDOW_MONTHS },
  keys: {
    month: month('First day of the calendar month.'),
    instrument: maybe(text('card, device_token, qr, … as the source says; null: all together.')),
  },
  measures: {
    bindings: count('Bindings in force at the end of the month.'),
    users: count('Distinct customers who have one then.'),
    perUser: number('bindings over users; null without users.'),
    newBindings: count('Bindings since a day of the month.'),
    endedBindings: count('Bindings whose last day lies in the month.'),
  },
  order: ['month', '-bindings'],
})
