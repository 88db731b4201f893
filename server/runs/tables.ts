import { integer, pgTable, smallint } from 'drizzle-orm/pg-core'
import { day, id, instant, label } from '../db/columns.ts'

/** A batch over everyone. Its key is (as of, model, policy, data version); rows show once published. */
export const run = pgTable('run', {
  runId: id('run_id').notNull(),
  asOf: day('as_of_day').notNull(),
  knownAt: instant('known_at').notNull(),
  modelId: label('model_id').notNull(),
  policyVersion: integer('policy_version').notNull(),
  dataVersion: id('data_version').notNull(),
  /** running, published, failed, cancelled */
  status: label('status').notNull(),
  subjects: id('subjects'),
  unevaluable: id('unevaluable'),
  error: label('error'),
  startedAt: instant('started_at').notNull(),
  publishedAt: instant('published_at'),
  actor: label('actor').notNull(),
})

export const runStep = pgTable('run_step', {
  runId: id('run_id').notNull(),
  position: smallint('position').notNull(),
  name: label('name').notNull(),
  /** waiting, running, done, failed */
  status: label('status').notNull(),
  rows: id('rows_done'),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
})
