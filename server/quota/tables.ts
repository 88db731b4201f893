import { doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { code, day, id, instant, label, money } from '../db/columns.ts'

/** A policy version: never changed, only followed by the next. */
export const policy = pgTable('policy', {
  policyVersion: integer('policy_version').notNull(),
  name: label('name').notNull(),
  /** The YAML as it was given. */
  document: label('document').notNull(),
  digest: label('digest').notNull(),
  createdAt: instant('created_at').notNull(),
  actor: label('actor').notNull(),
})

/** A decision with all that is needed to make it again. */
export const decision = pgTable('decision', {
  decisionId: id('decision_id').notNull(),
  /** NULL: decided alone, outside a run. */
  runId: id('run_id'),
  subjectId: id('subject_id').notNull(),
  customerId: id('customer_id').notNull(),
  facilityId: id('facility_id'),
  decidedFor: day('decided_for').notNull(),
  knownAt: instant('known_at').notNull(),
  modelId: label('model_id').notNull(),
  policyVersion: integer('policy_version').notNull(),
  outcome: code('outcome').notNull(),
  /** NULL where the subject is unevaluable. */
  score: doublePrecision('score'),
  pd: doublePrecision('pd'),
  band: label('band'),
  utilisation: doublePrecision('utilisation'),
  utilisationBand: label('utilisation_band'),
  currentLimit: money('current_limit'),
  target: money('target'),
  quota: money('quota'),
  /** The rule whose cap set the quota; `target` where none did. */
  bindingRule: label('binding_rule'),
  runnerUpRule: label('runner_up_rule'),
  /** Every rule that was hit: JSON list of {rule, stage, reason, cap}, caps as decimal strings. */
  ruleHits: label('rule_hits').notNull(),
  /** Rules that an unknown fact left open: they did not hit, and were not judged either. */
  unevaluated: text('unevaluated').array().notNull(),
  /** Features behind the score's shortfalls, at most four. */
  reasons: text('reasons').array().notNull(),
  /** Every fact the decision used, as JSON; decimals as strings. */
  facts: label('facts').notNull(),
  /** SHA-256 over subject, days, model, policy and facts: what the decision was made from. */
  digest: label('digest').notNull(),
  decidedAt: instant('decided_at').notNull(),
  actor: label('actor').notNull(),
})
