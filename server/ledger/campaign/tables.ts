import { pgTable, smallint } from 'drizzle-orm/pg-core'
import { code, day, id, label, learned, money, ratio } from '../../db/columns.ts'

/** An offer of a facility, or one held back by chance to compare with. */
export const offer = pgTable('offer', {
  sourceId: label('source_id').notNull(),
  customerId: id('customer_id').notNull(),
  campaign: label('campaign').notNull(),
  kind: code('kind').notNull(),
  arm: code('arm').notNull(),
  /** The day it was made, or would have been. */
  offeredOn: day('offered_on').notNull(),
  expiresOn: day('expires_on'),
  amount: money('amount'),
  months: smallint('months'),
  /** A month, as a part of the amount. */
  feeRate: ratio('fee_rate'),
  takenOn: day('taken_on'),
  facilityId: id('facility_id'),
  ...learned(),
})

/** A campaign that pays a part of what customers spend. */
export const promotion = pgTable('promotion', {
  promotionId: id('promotion_id').notNull(),
  sourceId: label('source_id').notNull(),
  name: label('name').notNull(),
  channel: code('channel'),
  partnerId: id('partner_id'),
  startsOn: day('starts_on').notNull(),
  endsOn: day('ends_on').notNull(),
  ...learned(),
})

/** What a promotion paid towards a payment. */
export const promotionUse = pgTable('promotion_use', {
  sourceId: label('source_id').notNull(),
  promotionId: id('promotion_id').notNull(),
  customerId: id('customer_id').notNull(),
  /** The payment, by its source id. */
  transactionSourceId: label('transaction_source_id'),
  usedOn: day('used_on').notNull(),
  /** In all, the partner's part included. */
  cost: money('cost').notNull(),
  partnerCost: money('partner_cost'),
  ...learned(),
})
