import { pgTable, smallint } from 'drizzle-orm/pg-core'
import { code, day, id, instant, label, money, ratio } from '../../db/columns.ts'

/**
 * A facility of which is kept, from all rows that were known at `known_from`, what costs most to tell:
 * how late it was, what its payments paid, and its months. New rows of it take its line away.
 */
export const facilityKept = pgTable('facility_kept', {
  facilityId: id('facility_id').notNull(),
  /** Asked with this knowledge or later, what is kept is what would be computed. */
  knownFrom: instant('known_from').notNull(),
  /** The start of the last day kept: month ends lie before it. */
  untilOn: day('until_on').notNull(),
})

/** How late a facility was at the start of a month, as `facility_lateness` has it. */
export const latenessKept = pgTable('lateness_kept', {
  facilityId: id('facility_id').notNull(),
  atOn: day('at_on').notNull(),
  dpd: id('dpd'),
  bucket: code('bucket'),
  monthsLate: id('months_late'),
  overdueAmount: money('overdue_amount'),
  basis: label('basis'),
})

/** Payments that did not pay principal alone, as `payment_allocation` has them. */
export const allocationKept = pgTable('allocation_kept', {
  transactionId: id('transaction_id').notNull(),
  facilityId: id('facility_id').notNull(),
  toFees: money('to_fees').notNull(),
  toInterest: money('to_interest').notNull(),
})

/** A facility at the end of a month or of the day of its cycle, as `facility_balance` has it. */
export const balanceKept = pgTable('balance_kept', {
  facilityId: id('facility_id').notNull(),
  customerId: id('customer_id').notNull(),
  owedOn: day('owed_on').notNull(),
  principal: money('principal').notNull(),
  interest: money('interest').notNull(),
  fees: money('fees').notNull(),
  receivable: money('receivable').notNull(),
  unbilled: money('unbilled').notNull(),
  holds: money('holds').notNull(),
  creditLimit: money('credit_limit'),
  available: money('available'),
  overLimit: money('over_limit'),
  utilisation: ratio('utilisation'),
  dpd: id('dpd'),
  bucket: code('bucket'),
  monthsLate: id('months_late'),
  overdueAmount: money('overdue_amount'),
  basis: label('basis'),
  state: code('state'),
  fiveTier: smallint('five_tier'),
  stage: smallint('stage').notNull(),
  writtenOff: money('written_off'),
  recovered: money('recovered'),
})

/** The definitions that what is kept was computed by: others make it void. */
export const keptDefinition = pgTable('kept_definition', {
  digest: label('digest').notNull(),
})
