import { count, maybe, money, number, ratio } from './column.ts'

/** What treated customers did beyond those held out (macro uplift_of). */
export const UPLIFT_MEASURES = {
  treated: count('Offers made.'),
  treatedTaken: count('Of them taken before asOf.'),
  treatedRate: ratio('treatedTaken over treated, 0 to 1.'),
  heldOut: count('Offers held back by chance.'),
  heldOutTaken: count('Of these customers, who took the like without it before asOf.'),
  heldOutRate: ratio('heldOutTaken over heldOut, 0 to 1.'),
  uplift: number('treatedRate less heldOutRate, -1 to 1; null where an arm is empty.'),
  upliftLower: number('Lower bound of its 95% interval (Newcombe), -1 to 1.'),
  upliftUpper: number('Upper bound of its 95% interval (Newcombe), -1 to 1.'),
  income: money(
    'Fees, interest and penalties that facilities taken by the treated were charged, lender’s currency.',
  ),
  cost: money('What bureaus asked from the offer to its end, lender’s currency.'),
  loss: money('Charged off less recovered, lender’s currency; what is not yet lost is not in it.'),
  withoutLoss: count('Charged off facilities whose loss is not known.'),
  profit: money('income less cost and loss, of the treated, lender’s currency.'),
  profitPerTreated: maybe(money('profit over treated, lender’s currency.')),
  profitPerHeldOut: maybe(money('The same of who was held out, lender’s currency.')),
  valuePerTreated: maybe(
    money('What each offer brought: the one less the other, lender’s currency.'),
  ),
}

/** Which offers campaigns are judged by. */
export const OFFER_DAYS = {
  usual: 365,
  least: 1,
  most: 1100,
  description: 'Offers made in so many days before asOf:',
}
