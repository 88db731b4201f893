import { maybe, money, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_DAYS } from '../window.ts'

portfolioField({
  field: 'contribution',
  name: 'contribution',
  description:
    'What each channel contributed: fees less partners’ parts and subsidies, and its part of what lines earned, cost and lost; by the terms of each day (source: tables transaction, partner_term, promotion_use, facility_state and statement).',
  args: { days: WINDOW_DAYS },
  keys: {
    channel: maybe(
      word(
        'channel',
        'A word of the vocabulary channel; null: what lines brought while nothing was paid from the quota.',
      ),
    ),
  },
  measures: {
    amount: money('Paid, lender’s currency; refunds are not taken off.'),
    quotaAmount: money('Of it wholly from the quota, lender’s currency.'),
    feeIncome: maybe(
      money(
        'Payments times the fee rate in force on their day, lender’s currency; null: no terms.',
      ),
    ),
    partnerPart: maybe(money('What of the fees goes to partners, lender’s currency.')),
    lenderSubsidy: money(
      'Promotions’ cost less the partners’ part, lender’s currency; the whole where that is not known.',
    ),
    interestIncome: money(
      'Fees, interest and penalties charged to lines and loans, shared out by quotaAmount, lender’s currency.',
    ),
    fundingCost: money('What funders ask, shared out by quotaAmount, lender’s currency.'),
    netLoss: money('Charged off less recovered, shared out by quotaAmount, lender’s currency.'),
    contribution: money(
      'feeIncome − partnerPart − lenderSubsidy + interestIncome − fundingCost − netLoss, lender’s currency.',
    ),
  },
  order: ['-contribution'],
})
