import { count, money, month, ratio } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'firstPaymentDefault',
  name: 'first_payment_default',
  description:
    'First payment default (FPD-X): by the month of opening, facilities whose first due amount was still unpaid X days after its due day, over those whose first due day lies X days back (source: tables facility and statement; macros statement_computed and facility_delinquency).',
  args: {
    months: WINDOW_MONTHS,
    days: {
      usual: 30,
      least: 1,
      most: 180,
      description:
        'X, the days past due at which the first due amount is looked at, or the first day after the grace where that is later:',
    },
  },
  keys: { cohort: month('Month in which they were opened.') },
  measures: {
    accounts: count('Facilities opened in the month.'),
    withDue: count('Of them, those that were asked for a payment.'),
    matured: count('Of them, those whose first due day lies X days back.'),
    unpaid: count('Of the matured, those that had not paid it by then.'),
    unpaidShare: ratio('FPD-X: unpaid over matured, 0 to 1; null where none is matured.'),
    maturedAmount: money('First due amounts of the matured, lender’s currency.'),
    unpaidAmount: money('First due amounts of the unpaid, lender’s currency.'),
  },
  order: ['cohort'],
})
