import { doublePrecision, pgTable, text } from 'drizzle-orm/pg-core'
import { day, id, label } from '../db/columns.ts'

const columns = {
  runId: id('run_id').notNull(),
  subjectId: id('subject_id').notNull(),
  customerId: id('customer_id').notNull(),
  facilityId: id('facility_id'),
  scoredOn: day('scored_on').notNull(),
  modelId: label('model_id').notNull(),
  score: doublePrecision('score').notNull(),
  /** Probability of the model's bad outcome within its horizon, 0 to 1. */
  pd: doublePrecision('pd').notNull(),
  /** Points per characteristic, in the model's order. */
  points: doublePrecision('points').array().notNull(),
  /** Features behind the largest shortfalls against the baseline, at most four, worst first. */
  reasons: text('reasons').array().notNull(),
}

/** A subject's score in a run. Shown once the run is published. */
export const score = pgTable('score', {
  ...columns,
  /** Of points that are Shapley values of sampled orders; null: they are exact, or of lookup tables. */
  standardErrors: doublePrecision('standard_errors').array(),
})

/** The same of a challenger: kept beside a published run, and decides nothing. */
export const shadowScore = pgTable('shadow_score', columns)
