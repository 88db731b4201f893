/** An override as it is read, with codes for words. Amounts are decimal strings. */
export interface OverrideRow {
  overrideId: number
  decisionId: number
  customerId: number
  state: number
  outcomeBefore: number
  quotaBefore: string | null
  outcomeAfter: number
  quotaAfter: string | null
  reason: number
  note: string
  validUntil: string
  proposedAt: string
  proposedBy: string
  judgedAt: string | null
  judgedBy: string | null
  verdictNote: string | null
  /** It is what stands for its subject. */
  stands: boolean
  /** Since when the ledger has its quota as the limit. */
  appliedOn: string | null
}

/** Overrides as of the day $1; conditions may follow. */
export const OVERRIDES = `select override_id as "overrideId", decision_id as "decisionId",
  customer_id as "customerId", state, outcome_before as "outcomeBefore", quota_before as "quotaBefore",
  outcome_after as "outcomeAfter", quota_after as "quotaAfter", reason, note,
  valid_until as "validUntil", proposed_at as "proposedAt", proposed_by as "proposedBy",
  judged_at as "judgedAt", judged_by as "judgedBy", verdict_note as "verdictNote", stands,
  applied_on as "appliedOn"
from override_state($1::varchar::date)`
