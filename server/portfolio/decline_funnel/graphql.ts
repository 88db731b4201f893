import { count, maybe, money, ratio, text, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_DAYS } from '../window.ts'

portfolioField({
  field: 'declineFunnel',
  name: 'decline_funnel',
  description:
    'Where attempts to pay ended: approved, or at the first reason that held; beside it every reason that held, and what each alone kept from approval (source: table transaction).',
  args: { days: WINDOW_DAYS },
  keys: {
    channel: maybe(word('channel', 'A word of the vocabulary channel; null: all channels.')),
    position: count('Order of the step: 0 approved, then reasons by their code, 99 not stated.'),
    step: text('approved, a word of the vocabulary decline_reason, or not_stated.'),
  },
  measures: {
    attempts: count('Attempts of the channel: approved and declined.'),
    attemptedAmount: money('Their amount, lender’s currency.'),
    payments: count('Attempts that ended at this step; over all steps they add up to attempts.'),
    amount: money('Their amount, lender’s currency.'),
    share: ratio('payments over attempts, 0 to 1.'),
    withoutHits: count('Of them, declines that state their first reason alone, or none.'),
    hits: maybe(count('Declines in which this reason held, first or not; null where not stated.')),
    hitAmount: maybe(money('Their amount, lender’s currency.')),
    alone: maybe(
      count('Declines in which no other reason held: without it they would have been approved.'),
    ),
    aloneAmount: maybe(money('Their amount, lender’s currency.')),
  },
  order: ['channel', 'position'],
})
