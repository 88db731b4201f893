import { count, maybe, money, number, text, word } from '../column.ts'
import { PERIOD_FROM } from '../period_argument.ts'
import { portfolioField } from '../relation.graphql.ts'

portfolioField({
  field: 'movers',
  name: 'movers',
  description:
    'The worklist: facilities whose bucket, stage or score worsened (or improved) between two days, the largest exposure first (source: macro facility_balance; view published_score). What was charged off before is left out.',
  args: {
    from: PERIOD_FROM,
    kind: {
      words: ['worsened', 'improved'],
      usual: 'worsened',
      description: 'Worsened in any of the three; or improved in one and worsened in none.',
    },
    points: {
      usual: 20,
      least: 1,
      most: 500,
      description: 'A score has moved where it did by so many points:',
    },
  },
  keys: { facility: text('Source id of the facility.') },
  measures: {
    customer: text('Source id of the customer.'),
    exposure: money('Receivable, holds and what was written off since from; lender’s currency.'),
    bucketBefore: word('bucket', 'At from: a word of the vocabulary bucket.'),
    bucket: word('bucket', 'At asOf.'),
    dpd: maybe(count('Days past due at asOf; null where it was never billed.')),
    stageBefore: count('IFRS 9 stage at from, 1 to 3.'),
    stage: count('IFRS 9 stage at asOf, 1 to 3.'),
    scoreBefore: number('Last published score at from, points; null: none.'),
    score: number('Last published score at asOf, points; null: none.'),
    scoreChange: number('score less scoreBefore; null where they are not of one model.'),
    receivableBefore: money('Receivable at from, lender’s currency.'),
    receivable: money('Receivable at asOf, lender’s currency; 0 once charged off.'),
    writtenOff: maybe(money('What was charged off since from, lender’s currency.')),
  },
  order: ['-exposure'],
})
