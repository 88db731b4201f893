import { count, maybe, money, word } from '../column.ts'
import { PERIOD_FROM } from '../period_argument.ts'
import { portfolioField } from '../relation.graphql.ts'

portfolioField({
  field: 'rollForwardControl',
  name: 'roll_forward_control',
  description:
    'The roll-forward tied to the lender’s own totals: posted rows by kind, which of them the roll-forward counts, and their difference from the control totals (source: tables transaction and control_total). All in the lender’s currency.',
  args: { from: PERIOD_FROM },
  keys: { kind: word('kind', 'A word of the vocabulary kind.') },
  measures: {
    amount: money('All posted rows of the kind.'),
    inRollForward: money('Of them, what the roll-forward counts.'),
    afterChargeOff: money('Of them, on facilities that were charged off before.'),
    elsewhere: money('Of them, on no facility, such as paid from savings.'),
    daysStated: count('Days for which there is a control total of the kind.'),
    statedAmount: maybe(money('What the lender says these days come to; null: it said nothing.')),
    difference: maybe(money('Our rows of these days less that: 0.00 where all came.')),
  },
  order: ['kind'],
})
