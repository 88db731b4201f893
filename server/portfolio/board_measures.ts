import { count, maybe, money, number, ratio } from './column.ts'

/** What a leaderboard says of each of its rows (macro board_of). */
export const BOARD_MEASURES = {
  amount: money('Paid in the days before asOf, lender’s currency; refunds are not taken off.'),
  payments: count('Attempts that took place.'),
  customers: count('Distinct customers who paid.'),
  amountBefore: maybe(
    money('Paid in as many days before these; null where the ledger begins within them.'),
  ),
  growth: number('amount over amountBefore less 1; null where nothing was paid before.'),
  declined: count('Attempts that were declined.'),
  declineRate: ratio('declined over all attempts, 0 to 1.'),
  judgedCustomers: count('Customers who paid, of whom a facility’s lateness is known.'),
  badCustomers: count('Of them, who are over 90 days past due or charged off at asOf.'),
  badShare: ratio('badCustomers over judgedCustomers, 0 to 1; null where none is known.'),
}
