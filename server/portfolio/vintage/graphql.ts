import { count, maybe, money, month, ratio } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'
import { COHORT_ARGUMENTS } from './cohort_arguments.ts'

portfolioField({
  field: 'vintage',
  name: 'vintage',
  description:
    'Vintages: of the facilities that began together, the part ever more than so many days past due, or charged off, at a month end up to each month on book (source: macro facility_month; tables facility, limit_event and transaction). Who closed stays in the denominator; what was open when the data begin belongs to no cohort.',
  args: {
    months: WINDOW_MONTHS,
    days: {
      usual: 90,
      least: 1,
      most: 180,
      description: 'Ever more than so many days past due: 30, 60 and 90 by convention. Usually',
    },
    ...COHORT_ARGUMENTS,
  },
  keys: {
    cohort: month('First day of the month, quarter or year in which they began.'),
    monthsOnBook: count('Calendar months since the one of the beginning, which is 0.'),
  },
  measures: {
    accounts: count('Facilities of the cohort, closed ones included.'),
    amount: maybe(
      money('Principal of its loans and first limits of its lines, lender’s currency.'),
    ),
    lateAccounts: maybe(
      count('Of them, ever late by then; null until the youngest has had so many months.'),
    ),
    lateShare: ratio('lateAccounts over accounts, 0 to 1; null while unmatured.'),
    lateAmount: maybe(
      money(
        'Principal and first limits of the late ones, lender’s currency; null while unmatured.',
      ),
    ),
    lateAmountShare: ratio('lateAmount over amount, 0 to 1; null while unmatured.'),
  },
  order: ['cohort', 'monthsOnBook'],
})
