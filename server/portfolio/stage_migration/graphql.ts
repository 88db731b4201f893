import { count, money, ratio, word } from '../column.ts'
import { PERIOD_FROM } from '../period_argument.ts'
import { portfolioField } from '../relation.graphql.ts'

portfolioField({
  field: 'stageMigration',
  name: 'stage_migration',
  description:
    'Migration between the stages of IFRS 9 from one day to another, by number and by receivable (source: macro facility_balance; view stage_rule). What had left the book before is left out.',
  args: { from: PERIOD_FROM },
  keys: {
    fromStage: word('book_stage', 'At from: a word of the vocabulary book_stage.'),
    toStage: word('book_stage', 'At asOf: a word of the vocabulary book_stage.'),
  },
  measures: {
    facilities: count('Facilities that went this way.'),
    share: ratio('facilities over all of fromStage, 0 to 1.'),
    receivableBefore: money('What they owed at from, lender’s currency; credit counts as 0.'),
    receivableShare: ratio('receivableBefore over that of all of fromStage, 0 to 1.'),
    receivable: money('What they owe at asOf, lender’s currency; credit counts as 0.'),
    writtenOff: money('What was charged off in between, lender’s currency.'),
  },
  order: ['fromStage', 'toStage'],
})
