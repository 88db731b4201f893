import { pgTable } from 'drizzle-orm/pg-core'
import { code, day, id, label, learned, ratio } from '../../db/columns.ts'

/** A bank, network, platform, chain of merchants or funder that the lender works with. */
export const partner = pgTable('partner', {
  partnerId: id('partner_id').notNull(),
  sourceId: label('source_id').notNull(),
  name: label('name').notNull(),
  role: code('role').notNull(),
  since: day('since').notNull(),
  until: day('until'),
  ...learned(),
})

/** What was agreed with a partner: holds until the next terms for the same channel. */
export const partnerTerm = pgTable('partner_term', {
  sourceId: label('source_id').notNull(),
  partnerId: id('partner_id').notNull(),
  /** NULL: all channels. */
  channel: code('channel'),
  effectiveOn: day('effective_on').notNull(),
  /** Fee the merchant pays, as a part of the payment. */
  feeRate: ratio('fee_rate'),
  /** What of the fee goes to the partner. */
  partnerShare: ratio('partner_share'),
  /** What of a promotion's cost the partner bears. */
  subsidyShare: ratio('subsidy_share'),
  /** What of the receivable the partner funds, and what it asks for that a year. */
  fundingShare: ratio('funding_share'),
  fundingRate: ratio('funding_rate'),
  ...learned(),
})

/** From when until when a merchant takes a channel, at how many points of sale. */
export const merchantAcceptance = pgTable('merchant_acceptance', {
  sourceId: label('source_id').notNull(),
  merchantId: id('merchant_id').notNull(),
  channel: code('channel').notNull(),
  since: day('since').notNull(),
  until: day('until'),
  terminals: id('terminals'),
  ...learned(),
})
