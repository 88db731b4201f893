import { maybe, money, text, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_DAYS } from '../window.ts'

portfolioField({
  field: 'partnerContribution',
  name: 'partner_contribution',
  description:
    'What came through each partner: the one who brought the merchant, the bank that keeps the account; a payment through two is in both rows (source: tables transaction, partner_term, promotion_use, facility_state and statement).',
  args: { days: WINDOW_DAYS },
  keys: { partner: text('Source id of the partner.') },
  measures: {
    name: text('Its name.'),
    role: word('partner_role', 'A word of the vocabulary partner_role.'),
    amount: money('Paid through it, lender’s currency; refunds are not taken off.'),
    quotaAmount: money('Of it wholly from the quota, lender’s currency.'),
    feeIncome: maybe(
      money(
        'Payments times the fee rate in force on their day, lender’s currency; null: no terms.',
      ),
    ),
    partnerPart: maybe(money('What of the fees goes to it, lender’s currency.')),
    amountWithoutFee: money('Paid on days without terms on a fee, lender’s currency.'),
    lenderSubsidy: money('The lender’s part of promotions with it, lender’s currency.'),
    partnerSubsidy: maybe(money('Its own part, lender’s currency; null where unknown or none.')),
    interestIncome: money(
      'Its part, by quotaAmount, of fees, interest and penalties of lines and loans, lender’s currency.',
    ),
    fundingCost: money('Its part, by quotaAmount, of what funders ask, lender’s currency.'),
    netLoss: money('Its part, by quotaAmount, of charged off less recovered, lender’s currency.'),
    contribution: money(
      'feeIncome − partnerPart − lenderSubsidy + interestIncome − fundingCost − netLoss, lender’s currency.',
    ),
    funded: maybe(money('Mean receivable it funds, lender’s currency; null: it funds none.')),
    paidForFunds: maybe(money('What it asks for that, lender’s currency.')),
  },
  order: ['-contribution'],
})
