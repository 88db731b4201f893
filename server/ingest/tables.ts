import { pgTable } from 'drizzle-orm/pg-core'
import { id, instant, label, ratio } from '../db/columns.ts'

/** A file that was loaded: rows = accepted + rejected + duplicates. The newest id is the data version. */
export const sourceFile = pgTable('source_file', {
  sourceFileId: id('source_file_id').notNull(),
  source: label('source').notNull(),
  relation: label('relation').notNull(),
  path: label('path').notNull(),
  bytes: id('bytes').notNull(),
  rows: id('rows').notNull(),
  accepted: id('accepted').notNull(),
  rejected: id('rejected').notNull(),
  duplicates: id('duplicates').notNull(),
  seconds: ratio('seconds').notNull(),
  loadedAt: instant('loaded_at').notNull(),
  actor: label('actor').notNull(),
})

/** A row that could not be taken, kept with where it stands and why. */
export const reject = pgTable('reject', {
  sourceFileId: id('source_file_id').notNull(),
  /** Line of the file (CSV, NDJSON) or row (Parquet), from 1. */
  line: id('line').notNull(),
  column: label('column_name'),
  value: label('value'),
  /** Stable code, such as BAD_DATE, MISSING_ID, KEY_CONFLICT. */
  reason: label('reason').notNull(),
  message: label('message').notNull(),
})
