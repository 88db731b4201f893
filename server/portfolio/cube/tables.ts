import { pgTable, smallint } from 'drizzle-orm/pg-core'
import { code, day, id, label, money } from '../../db/columns.ts'

/** What a transaction is, as every cube has it. */
const said = () => ({
  bookedOn: day('booked_on').notNull(),
  channel: code('channel').notNull(),
  category: code('category').notNull(),
  kind: code('kind').notNull(),
  funding: code('funding').notNull(),
  status: code('status').notNull(),
  direction: smallint('direction').notNull(),
  responseCode: label('response_code'),
})

/**
 * How many transactions of one file say all that, and what they come to. A cell is never changed: a
 * late file adds cells to days that have some.
 */
const summed = () => ({
  transactions: id('transactions').notNull(),
  amount: money('amount').notNull(),
  sourceFileId: id('source_file_id').notNull(),
})

/** The lower edge of an amount's size band. */
const sizeBand = () => smallint('size_band').notNull()

export const spendingBySize = pgTable('spending_by_size', {
  ...said(),
  sizeBand: sizeBand(),
  ...summed(),
})

export const spendingByHour = pgTable('spending_by_hour', {
  ...said(),
  /** 0 to 23 in the lender's zone. */
  localHour: smallint('local_hour').notNull(),
  ...summed(),
})

export const spendingByPlace = pgTable('spending_by_place', {
  ...said(),
  placeCode: label('place_code'),
  sizeBand: sizeBand(),
  ...summed(),
})
