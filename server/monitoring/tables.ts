import { doublePrecision, pgTable } from 'drizzle-orm/pg-core'
import { id, label } from '../db/columns.ts'

/**
 * Where the model's document does not tell how the values of a sloped characteristic lay: the first run that
 * counted them is what later ones are held against.
 */
export const driftReference = pgTable('drift_reference', {
  modelId: label('model_id').notNull(),
  feature: label('feature').notNull(),
  runId: id('run_id').notNull(),
  /** As in a model's document (models/scorecard/value_bands.ts), as JSON. */
  bands: label('bands').notNull(),
})

/** How the subjects of a run lay in a model's bins: counted when it was scored, so that drift outlives the scores. */
export const runDistribution = pgTable('run_distribution', {
  runId: id('run_id').notNull(),
  modelId: label('model_id').notNull(),
  /** A characteristic; empty: the score itself. */
  feature: label('feature').notNull(),
  /** Of a characteristic the points it gave: bins of equal points are one; of a sloped one the mean points of the band of its value. Of the score the number of its band, from 0. */
  cell: doublePrecision('cell').notNull(),
  rows: id('subjects').notNull(),
})
