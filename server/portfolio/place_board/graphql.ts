import { BOARD_MEASURES } from '../board_measures.ts'
import { maybe, text, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_DAYS } from '../window.ts'

portfolioField({
  field: 'placeBoard',
  name: 'place_board',
  description:
    'Places by what customers paid in them, with growth, declines and bad customers (source: tables transaction, place and statement).',
  args: { days: WINDOW_DAYS },
  keys: { place: maybe(text('Code of the place; null: not stated.')) },
  measures: {
    name: maybe(text('Its name.')),
    tier: maybe(word('place_tier', 'A word of the vocabulary place_tier.')),
    ...BOARD_MEASURES,
  },
  order: ['-amount'],
})
