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
  /** The quota after less that before, a refusal being 0. */
  change: string
  side: 'raised' | 'lowered'
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

/** Which overrides are read: all of the subjects that the numbers $2 are about, or all there are. */
const SUBJECTS = {
  override:
    'select subject_id from quota_override where override_id in (select unnest($2::bigint[]))',
  decision: 'select subject_id from decision where decision_id in (select unnest($2::bigint[]))',
  customer:
    'select subject_id from quota_override where customer_id in (select unnest($2::bigint[]))',
} as const

/**
 * Overrides as of the day $1, of the subjects of these overrides, decisions or customers, which are the
 * numbers $2; of all subjects where none is said. Conditions may follow.
 */
export const overridesSql = (
  of?: keyof typeof SUBJECTS,
) => `with chosen as (select * from override_judged${of ? ` where subject_id in (${SUBJECTS[of]})` : ''})
select override_id as "overrideId", decision_id as "decisionId",
  customer_id as "customerId", state, outcome_before as "outcomeBefore", quota_before as "quotaBefore",
  outcome_after as "outcomeAfter", quota_after as "quotaAfter", change, side, reason, note,
  valid_until as "validUntil", proposed_at as "proposedAt", proposed_by as "proposedBy",
  judged_at as "judgedAt", judged_by as "judgedBy", verdict_note as "verdictNote", stands,
  applied_on as "appliedOn"
from override_state('chosen', $1::varchar::date)`
