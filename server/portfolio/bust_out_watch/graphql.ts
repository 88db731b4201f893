import { count, flag, maybe, money, ratio, text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'

portfolioField({
  field: 'bustOutWatch',
  name: 'bust_out_watch',
  description:
    'Open lines ranked by the signs of a bust-out they show: each sign a column, null where it cannot be judged (source: view bust_out_rule; macro facility_balance; table transaction).',
  args: {},
  keys: { facility: text('Source id of the line.') },
  measures: {
    customer: text('Source id of the customer.'),
    signs: count('How many of the six signs it shows.'),
    isBustOut: flag('It shows all six.'),
    isYoung: maybe(flag('Open for 4 to 24 whole months; null: opened before the data begin.')),
    isClean: maybe(
      flag('Nothing past due 30 days ago, and no penalty before; null: its lateness is not known.'),
    ),
    hasJumped: maybe(
      flag('utilisation is 0.9 or more, and by 0.5 or more above that of 30 days ago.'),
    ),
    hasCashOrLargeTicket: flag(
      'In 30 days a cash-like payment, or one of a fifth of the limit or more.',
    ),
    hasReturnedPayment: flag('In 60 days a repayment was taken back or refused.'),
    hasFewPayments: flag('At most one repayment in 30 days that was not taken back.'),
    tenureMonths: maybe(count('Whole months since it was opened.')),
    owed: money('Owed at asOf, approved purchases included, lender’s currency.'),
    creditLimit: maybe(money('Limit in force, lender’s currency.')),
    utilisation: ratio('What is owed over the limit, 0 and more.'),
    utilisationBefore: ratio('The same 30 days before.'),
    cashAmount: money('Cash-like payments in 30 days, lender’s currency.'),
    largestTicket: maybe(money('Largest payment in 30 days, lender’s currency.')),
    returnedPayments: count('Repayments taken back in 60 days.'),
    paymentsSince: count('Repayments in 30 days that were not taken back.'),
  },
  order: ['-signs', '-owed'],
})
