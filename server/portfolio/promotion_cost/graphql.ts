import { count, day, flag, maybe, money, number, ratio, text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_DAYS } from '../window.ts'

portfolioField({
  field: 'promotionCost',
  name: 'promotion_cost',
  description:
    'What each promotion cost a user, and a user who still paid some days after it, against customers who did not use it; users chose to use it, so a difference is no proof (source: tables promotion, promotion_use, partner_term and transaction).',
  args: {
    days: {
      ...WINDOW_DAYS,
      usual: 365,
      description: 'Promotions that ran in so many days before asOf:',
    },
    retainedAfter: {
      usual: 30,
      least: 0,
      most: 365,
      description:
        'A customer is retained who paid, by any channel, in the 30 days that begin so many days after the last day of the promotion:',
    },
  },
  keys: { promotion: text('Source id of the promotion.') },
  measures: {
    name: text('Its name.'),
    startsOn: day('First day.'),
    endsOn: day('Last day.'),
    matured: flag('The days in which retained customers pay are over.'),
    users: count('Distinct customers who used it before asOf.'),
    uses: count('How often it was used.'),
    cost: money('What it paid, the partner’s part included, lender’s currency.'),
    partnerCost: maybe(
      money('The partner’s part: stated, or by the terms of the day; null where unknown of a use.'),
    ),
    lenderCost: maybe(money('cost less partnerCost, lender’s currency.')),
    costPerUser: maybe(money('cost over users, lender’s currency.')),
    retainedUsers: maybe(count('Users who are retained; null until matured.')),
    retention: ratio('retainedUsers over users, 0 to 1; null until matured.'),
    costPerRetained: maybe(
      money('cost over retainedUsers, lender’s currency; null until matured.'),
    ),
    nonUsers: count('Customers who paid by the promoted channel while it ran, and did not use it.'),
    nonUserRetention: ratio('Part of the nonUsers who are retained, 0 to 1; null until matured.'),
    retentionDifference: number('retention less nonUserRetention, -1 to 1.'),
  },
  order: ['-cost'],
})
