import { pgTable } from 'drizzle-orm/pg-core'
import { id, instant, label } from '../db/columns.ts'

/** Who changed what. Appended in the same transaction as the change. */
export const auditEvent = pgTable('audit_event', {
  eventId: id('event_id').notNull(),
  at: instant('at').notNull(),
  actor: label('actor').notNull(),
  action: label('action').notNull(),
  subject: label('subject').notNull(),
  /** JSON. */
  detail: label('detail').notNull(),
})
