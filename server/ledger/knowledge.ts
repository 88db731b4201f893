/**
 * When the values of each ledger relation became known: the day column before which a fact counts,
 * `undated` where the source does not say (no feature may read it), or `setting` for what the lender
 * says of itself. Every row has `recorded_at` beside it, the day we learned of it.
 */
export interface Knowledge {
  relation: string
  knownBy: string
}

export const KNOWLEDGE: readonly Knowledge[] = [
  { relation: 'lender', knownBy: 'setting' },
  { relation: 'customer', knownBy: 'joined_on' },
  { relation: 'place', knownBy: 'undated' },
  { relation: 'place_statistic', knownBy: 'known_from' },
  { relation: 'account', knownBy: 'opened_on' },
  // Berka's say who may dispose now, not since when.
  { relation: 'account_holder', knownBy: 'undated' },
  { relation: 'binding', knownBy: 'since' },
  // Berka's were written after the grant: every loan account carries one for its loan.
  { relation: 'standing_order', knownBy: 'undated' },
  { relation: 'facility', knownBy: 'opened_on' },
  { relation: 'limit_event', knownBy: 'effective_on' },
  { relation: 'merchant', knownBy: 'undated' },
  { relation: 'transaction', knownBy: 'booked_on' },
  { relation: 'statement', knownBy: 'closed_on' },
  { relation: 'outcome', knownBy: 'known_on' },
  { relation: 'facility_state', knownBy: 'since' },
  { relation: 'instalment_plan', knownBy: 'started_on' },
  { relation: 'control_total', knownBy: 'day' },
  { relation: 'partner', knownBy: 'since' },
  { relation: 'partner_term', knownBy: 'effective_on' },
  { relation: 'merchant_acceptance', knownBy: 'since' },
  { relation: 'application', knownBy: 'applied_on' },
  { relation: 'application_event', knownBy: 'happened_on' },
  { relation: 'account_verification', knownBy: 'attempted_on' },
  { relation: 'consent', knownBy: 'since' },
  { relation: 'inquiry', knownBy: 'asked_on' },
  { relation: 'offer', knownBy: 'offered_on' },
  { relation: 'promotion', knownBy: 'starts_on' },
  { relation: 'promotion_use', knownBy: 'used_on' },
  { relation: 'coverage', knownBy: 'observed_from' },
]

/** The day column of a relation, `undated` or `setting`; throws where nobody has said. */
export function knownBy(relation: string): string {
  const found = KNOWLEDGE.find((one) => one.relation === relation)
  if (!found) throw new Error(`no knowledge of relation ${relation}: say when its values are known`)
  return found.knownBy
}
