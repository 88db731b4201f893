import { count, money, month, ratio, text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'utilisation',
  name: 'utilisation',
  description:
    'Utilisation of revolving lines by calendar month, on three bases, each as the ratio of sums and as the mean of the lines’ own ratios (source: macro facility_balance). Closed and charged-off lines and those without a limit are left out.',
  args: { months: WINDOW_MONTHS },
  keys: {
    month: month('Calendar month; the last one may not be whole.'),
    basis: text(
      'statement: balance of the statement that closed in the month; current: principal at the month’s end; peak: principal on the day of the month on which the line used most.',
    ),
  },
  measures: {
    lines: count('Lines that count.'),
    balance: money('What they used on this basis, lender’s currency; credit balances count as 0.'),
    creditLimit: money('Their limits in force on the same days, lender’s currency.'),
    ratioOfSums: ratio('balance over creditLimit, 0 and more.'),
    meanOfRatios: ratio('Mean over lines of balance over limit, 0 and more.'),
    overLimit: count('Lines that used more than their limit.'),
  },
  order: ['month', 'basis'],
})
