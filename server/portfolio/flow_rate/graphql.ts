import { count, maybe, money, month, number, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_MONTHS } from '../window.ts'

portfolioField({
  field: 'flowRate',
  name: 'flow_rate',
  description:
    'Flow rates between calendar month ends: what the next bucket holds over what this one held a month before, a cross-section that may exceed 1; and the product to write-off (source: macro facility_month).',
  args: { months: WINDOW_MONTHS },
  keys: {
    month: month('Month that ended.'),
    bucket: word('bucket', 'Bucket a month before: a word of the vocabulary bucket.'),
  },
  measures: {
    nextBucket: word('bucket', 'The bucket after it; WO: what came to it in the month.'),
    accountsBefore: count('Facilities that owed something in bucket a month before.'),
    accounts: count('Facilities in nextBucket at the month’s end.'),
    accountRate: number('accounts over accountsBefore, 0 and more.'),
    balanceBefore: money('Receivable in bucket a month before, lender’s currency.'),
    balance: money(
      'Receivable in nextBucket at the month’s end, what was charged off included; lender’s currency.',
    ),
    balanceRate: number('balance over balanceBefore, 0 and more.'),
    toWriteOff: number(
      'Product of balanceRate from this bucket on to WO, 0 and more; null where one is not known.',
    ),
    netFlowLoss: maybe(
      money('balanceBefore × toWriteOff: what of it these flows lead to WO; lender’s currency.'),
    ),
  },
  order: ['month', 'bucket'],
})
