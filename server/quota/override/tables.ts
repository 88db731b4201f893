import { pgTable } from 'drizzle-orm/pg-core'
import { code, day, id, instant, label, money } from '../../db/columns.ts'

/** What somebody proposed instead of a decision, which stays as it was. Rows are never changed. */
export const quotaOverride = pgTable('quota_override', {
  overrideId: id('override_id').notNull(),
  decisionId: id('decision_id').notNull(),
  subjectId: id('subject_id').notNull(),
  customerId: id('customer_id').notNull(),
  outcomeBefore: code('outcome_before').notNull(),
  /** NULL: declined. */
  quotaBefore: money('quota_before'),
  outcomeAfter: code('outcome_after').notNull(),
  /** NULL: declined. */
  quotaAfter: money('quota_after'),
  /** A code of `override_reason`. */
  reason: code('reason').notNull(),
  note: label('note').notNull(),
  /** The last day on which it holds. */
  validUntil: day('valid_until').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  proposedBy: label('proposed_by').notNull(),
})

/** What was said of a proposal, once. Rows are never changed. */
export const overrideVerdict = pgTable('override_verdict', {
  overrideId: id('override_id').notNull(),
  /** A code of `override_state`: approved or rejected. */
  verdict: code('verdict').notNull(),
  note: label('note'),
  at: instant('at').notNull(),
  actor: label('actor').notNull(),
})
