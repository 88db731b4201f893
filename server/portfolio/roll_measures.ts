import { count, maybe, money, month, ratio, word } from './column.ts'

/** What tells the moves of a roll apart (macro roll_of). */
export const ROLL_KEYS = {
  month: maybe(month('Month in which facilities arrived; null: all months shown, together.')),
  fromState: word('roll_state', 'Where they were: a word of the vocabulary roll_state.'),
  toState: word('roll_state', 'Where they are: a word of the vocabulary roll_state.'),
}

export const ROLL_MEASURES = {
  accounts: count('Facilities that went this way.'),
  balance: money('What they had owed before it, lender’s currency; credit balances count as 0.'),
  accountsBefore: count('Facilities that were in fromState, wherever they went.'),
  balanceBefore: money('What these owed, lender’s currency.'),
  accountRate: ratio('accounts over accountsBefore, 0 to 1; over all toState they add up to 1.'),
  balanceRate: ratio(
    'balance over balanceBefore, 0 to 1; over all toState they add up to 1; null where nothing was owed.',
  ),
}
