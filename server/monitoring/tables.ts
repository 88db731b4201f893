import { doublePrecision, pgTable } from 'drizzle-orm/pg-core'
import { id, label } from '../db/columns.ts'

/** How the subjects of a run lay in a model's bins: counted when it was scored, so that drift outlives the scores. */
export const runDistribution = pgTable('run_distribution', {
  runId: id('run_id').notNull(),
  modelId: label('model_id').notNull(),
  /** A characteristic; empty: the score itself. */
  feature: label('feature').notNull(),
  /** Of a characteristic the points it gave: bins of equal points are one. Of the score the number of its band, from 0. */
  cell: doublePrecision('cell').notNull(),
  rows: id('subjects').notNull(),
})
