import { count, maybe, money, ratio, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'

portfolioField({
  field: 'expectedLoss',
  name: 'expected_loss',
  description:
    'Expected loss, PD × LGD × EAD, of the active book by stage, bucket and band of score. PD: of the last published run, 1 in stage 3, over the whole life in stage 2 (constant hazard, nothing discounted); refused where its model does not foretell the lender’s default within 12 months or is not calibrated. LGD and CCF are assumed (source: macros facility_balance and loan_due; views loss_rule and published_score).',
  args: {},
  refuses: true,
  keys: {
    stage: count('IFRS 9 stage, 1 to 3.'),
    bucket: maybe(
      word('bucket', 'A word of the vocabulary bucket; null where it was never billed.'),
    ),
    scoreBand: maybe(count('Lower edge of a band of 50 points; null: no score.')),
  },
  measures: {
    facilities: count('Facilities on the active book.'),
    receivable: money('What they owe, lender’s currency.'),
    ead: money(
      'Exposure at default: receivable + holds + CCF × available, lender’s currency; CCF is 0 for frozen lines and loans.',
    ),
    withoutPd: count('Of them, those without a PD, of which no loss is told.'),
    eadWithoutPd: money('Their exposure, lender’s currency.'),
    meanPd: ratio('PD used, weighted by exposure, 0 to 1; null where there is none.'),
    expectedLoss: maybe(
      money('Expected loss of those with a PD, lender’s currency; null where there is none.'),
    ),
  },
  order: ['stage', 'bucket', 'scoreBand'],
})
