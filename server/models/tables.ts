import { pgTable } from 'drizzle-orm/pg-core'
import { instant, label } from '../db/columns.ts'

/** The registry: a model is data. Rows are never changed. */
export const model = pgTable('model', {
  modelId: label('model_id').notNull(),
  name: label('name').notNull(),
  kind: label('kind').notNull(),
  /** The whole model as JSON. */
  document: label('document').notNull(),
  createdAt: instant('created_at').notNull(),
  actor: label('actor').notNull(),
})
