import { count, day, flag, maybe, money, number, text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_DAYS } from '../window.ts'

portfolioField({
  field: 'feedCompleteness',
  name: 'feed_completeness',
  description:
    'Whether each day’s transactions came whole: against the same weekday of the eight weeks before, and against the lender’s own totals (source: tables transaction and control_total).',
  args: { days: WINDOW_DAYS },
  keys: { day: day('Day of bookedOn, days without any transaction included.') },
  measures: {
    rows: count('Transactions of the day, declined ones included.'),
    amount: money('Their amounts without sign, lender’s currency.'),
    weeks: count('Same weekdays of the eight weeks before that lie after the first transaction.'),
    medianRows: number('Median of their transactions; null without such weeks.'),
    spread: number('Median distance of them from that median, transactions.'),
    verdict: text(
      'low or high: further from the median than six spreads and than a twentieth of it; usual; not_known: fewer than four weeks.',
    ),
    controlRows: maybe(count('Transactions the lender states; null where it states no total.')),
    controlAmount: maybe(money('Their amount as stated, lender’s currency.')),
    rowsDifference: maybe(count('Ours less stated, over the kinds and statuses it states.')),
    amountDifference: maybe(money('Ours less stated, lender’s currency: 0.00 where all came.')),
    cellsThatDiffer: maybe(
      count('Kinds and statuses in which rows or amount differ, if by opposite signs.'),
    ),
    agrees: maybe(flag('No kind and status differs; null where nothing is stated.')),
  },
  order: ['-day'],
})
