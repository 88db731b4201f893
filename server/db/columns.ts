import {
  bigint,
  date,
  doublePrecision,
  numeric,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

// The engine's types as every chapter's tables use them. NOT NULL is the only constraint: keys are
// kept unique by the one write queue, so that the tables can move to a lake that has none.

/** A surrogate or a count: 64-bit in the engine, a safe integer here. */
export const id = (name: string) => bigint(name, { mode: 'number' })
/** DECIMAL(18,2) in the lender's currency; a decimal string here. */
export const money = (name: string) => numeric(name, { precision: 18, scale: 2 })
/** A closed vocabulary: a code of `ledger/codes.ts`. */
export const code = (name: string) => smallint(name)
/** A calendar day in the lender's zone, `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: 'string' })
/** An instant in UTC, to the microsecond, as text. */
export const instant = (name: string) => timestamp(name, { mode: 'string' })
export const ratio = (name: string) => doublePrecision(name)
export const label = (name: string) => text(name)

/** When we learned of a row, and from which file: the second clock of every dated fact. */
export const learned = () => ({
  recordedAt: instant('recorded_at').notNull(),
  sourceFileId: id('source_file_id').notNull(),
})
