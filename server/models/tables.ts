import { pgTable } from 'drizzle-orm/pg-core'
import { code, id, instant, label, ratio } from '../db/columns.ts'

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

/** How a model came to be, so that its evidence can be made again and judged. Rows are never changed. */
export const modelRecipe = pgTable('model_recipe', {
  modelId: label('model_id').notNull(),
  /** As JSON: what was asked for, how many rows were held back, and how its bins kept over the months. */
  recipe: label('recipe').notNull(),
})

/** Held-back predictions of a model: each by a fit that has not seen its row. Rows are never changed. */
export const modelEvidence = pgTable('model_evidence', {
  modelId: label('model_id').notNull(),
  /** Place of the row among those it was trained on, from 0. */
  rowNumber: id('row_number').notNull(),
  fold: code('fold').notNull(),
  bad: code('bad').notNull(),
  score: ratio('score').notNull(),
  pd: ratio('pd').notNull(),
  /** Months from year 0; NULL where no column tells the time. */
  month: id('month'),
})
