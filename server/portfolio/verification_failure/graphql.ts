import { count, maybe, ratio, text, word } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { WINDOW_DAYS } from '../window.ts'

portfolioField({
  field: 'verificationFailure',
  name: 'verification_failure',
  description:
    'Why attempts to open a class II account failed, by element and reason (source: table account_verification).',
  args: { days: WINDOW_DAYS },
  keys: {
    element: word('verification_element', 'A word of the vocabulary verification_element.'),
    reason: maybe(text('In the source’s words; null: not stated.')),
  },
  measures: {
    checks: count('Attempts in which the element was checked, whatever came of it.'),
    failed: count('Attempts in which it failed for this reason.'),
    failureRate: ratio('failed over checks, 0 to 1.'),
    customers: count('Distinct customers of these.'),
    firstFailed: count('Of failed, attempts in which no element before it failed.'),
    alone: count('Of failed, attempts in which nothing else failed: without it they had passed.'),
  },
  order: ['element', '-failed'],
})
