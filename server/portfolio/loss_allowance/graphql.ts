import { count, maybe, money, number } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'

portfolioField({
  field: 'lossAllowance',
  name: 'loss_allowance',
  description:
    'The allowance for expected loss by IFRS 9 stage: 12 months in stage 1, the whole life in stage 2, PD 1 in stage 3; refused as expectedLoss is (source: macros facility_balance and loan_due; views loss_rule, stage_rule and published_score).',
  args: {},
  refuses: true,
  keys: { stage: maybe(count('IFRS 9 stage, 1 to 3; null: all.')) },
  measures: {
    facilities: count('Facilities on the active book.'),
    receivable: money('What they owe, lender’s currency.'),
    ead: money('Exposure at default, lender’s currency.'),
    withoutPd: count('Of them, those without a PD, for which nothing is allowed.'),
    eadWithoutPd: money('Their exposure, lender’s currency.'),
    allowance: maybe(
      money('Expected loss of those with a PD, lender’s currency; null where there is none.'),
    ),
    coverage: number('allowance over the receivable of those with a PD, 0 and more.'),
  },
  order: ['stage'],
})
