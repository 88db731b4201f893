import { count, maybe, money, word } from '../column.ts'
import { PERIOD_FROM } from '../period_argument.ts'
import { portfolioField } from '../relation.graphql.ts'

portfolioField({
  field: 'rollForward',
  name: 'roll_forward',
  description:
    'From what was owed at one day to what is owed at another, by what moved it: opening + purchases + withdrawals + disbursements + fees + penalties + interest − repayments − refunds − reversals − chargeOffs = closing (source: macros facility_balance and facility_posting). All in the lender’s currency.',
  args: { from: PERIOD_FROM },
  keys: {
    kind: maybe(word('facility_kind', 'A word of the vocabulary facility_kind; null: all.')),
  },
  measures: {
    facilities: count('Facilities ever opened before asOf.'),
    opening: money('Receivable at the start of from.'),
    purchases: money('Purchases and clearings posted.'),
    withdrawals: money('Cash withdrawn.'),
    disbursements: money('Loans paid out.'),
    fees: money('Fees charged.'),
    penalties: money('Penalty interest charged.'),
    interest: money('Interest charged.'),
    repayments: money('Repayments and loan payments, returned ones included.'),
    refunds: money('Refunds.'),
    reversals: money(
      'What reversals took off; negative: they added, as a returned repayment does.',
    ),
    chargeOffs: money('What was charged off, less what charge-offs that were undone gave back.'),
    closing: money('Receivable at the start of asOf.'),
    difference: money('closing less what the others come to: 0.00.'),
    recoveries: money('Paid on what was charged off, which is in no balance.'),
  },
  order: ['kind'],
})
