import { pgTable, smallint } from 'drizzle-orm/pg-core'
import { code, day, id, label, learned, money } from '../../db/columns.ts'

/** Permission to use a source of information about a customer. */
export const consent = pgTable('consent', {
  sourceId: label('source_id').notNull(),
  customerId: id('customer_id').notNull(),
  source: label('source').notNull(),
  since: day('since').notNull(),
  until: day('until'),
  ...learned(),
})

/** What a bureau was asked about a customer, and what it said. */
export const inquiry = pgTable('inquiry', {
  sourceId: label('source_id').notNull(),
  customerId: id('customer_id').notNull(),
  bureau: label('bureau').notNull(),
  askedOn: day('asked_on').notNull(),
  purpose: label('purpose'),
  result: code('result').notNull(),
  /** The bureau's own points; higher is safer. */
  score: smallint('score'),
  openLines: smallint('open_lines'),
  inquiries6m: smallint('inquiries_6m'),
  /** Worst monthly status: N, 1 to 7, C. */
  worstStatus: label('worst_status'),
  cost: money('cost'),
  ...learned(),
})
