import { BOARD_MEASURES } from '../board_measures.ts'
import { maybe, text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_DAYS } from '../window.ts'

portfolioField({
  field: 'merchantBoard',
  name: 'merchant_board',
  description:
    'Merchants by what customers paid them, with growth, declines and bad customers (source: tables transaction, merchant and statement).',
  args: { days: WINDOW_DAYS },
  keys: { merchant: text('Source id of the merchant.') },
  measures: {
    name: text('Its name.'),
    placeCode: maybe(text('Code of its place.')),
    ...BOARD_MEASURES,
  },
  order: ['-amount'],
})
