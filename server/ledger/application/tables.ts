import { pgTable } from 'drizzle-orm/pg-core'
import { code, day, id, label, learned, money } from '../../db/columns.ts'

/** What a customer asked for. What became of it is in its events. */
export const application = pgTable('application', {
  applicationId: id('application_id').notNull(),
  sourceId: label('source_id').notNull(),
  customerId: id('customer_id').notNull(),
  facilityId: id('facility_id'),
  kind: code('kind').notNull(),
  appliedOn: day('applied_on').notNull(),
  requested: money('requested'),
  channel: code('channel'),
  ...learned(),
})

/** Immutable: a status is only followed by the next one. */
export const applicationEvent = pgTable('application_event', {
  sourceId: label('source_id').notNull(),
  applicationId: id('application_id').notNull(),
  happenedOn: day('happened_on').notNull(),
  status: code('status').notNull(),
  amount: money('amount'),
  reason: label('reason'),
  actor: label('actor').notNull(),
  ...learned(),
})

/** One element checked in one attempt to open an account from afar. */
export const accountVerification = pgTable('account_verification', {
  sourceId: label('source_id').notNull(),
  attempt: label('attempt').notNull(),
  customerId: id('customer_id').notNull(),
  accountId: id('account_id'),
  attemptedOn: day('attempted_on').notNull(),
  element: code('element').notNull(),
  result: code('result').notNull(),
  reason: label('reason'),
  bank: label('bank'),
  ...learned(),
})
