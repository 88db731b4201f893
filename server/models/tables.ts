import { pgTable } from 'drizzle-orm/pg-core'
import { id, instant, label } from '../db/columns.ts'

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

/** A model's change of state. Rows are never changed: the newest tells the state. */
export const modelEvent = pgTable('model_event', {
  eventId: id('event_id').notNull(),
  modelId: label('model_id').notNull(),
  at: instant('at').notNull(),
  actor: label('actor').notNull(),
  /** draft, validated, challenger, champion, retired */
  fromState: label('from_state').notNull(),
  toState: label('to_state').notNull(),
  note: label('note'),
})
