import type { Entry } from './entry.ts'
import type { Rows } from './rows.ts'
import { emptyTable } from './told_tables.ts'

/** What the lives of a part's customers leave behind, each table as `told_tables.ts` has it. */
export interface Told {
  /** Transactions of the life that is lived now, in no order. */
  entries: Entry[]
  /** Transactions and statements by month. */
  transaction_month: readonly Rows[]
  bill_month: readonly Rows[]
  limit_change: Rows
  state_change: Rows
  plan_log: Rows
  promotion_use: Rows
  line: Rows
  repaid_loan: Rows
  line_month: Rows
  loan_month: Rows
}

export function emptyTold(months: number): Told {
  const byMonth = (name: 'transaction_month' | 'bill_month') =>
    Array.from({ length: months }, () => emptyTable(name))
  return {
    entries: [],
    transaction_month: byMonth('transaction_month'),
    bill_month: byMonth('bill_month'),
    limit_change: emptyTable('limit_change'),
    state_change: emptyTable('state_change'),
    plan_log: emptyTable('plan_log'),
    promotion_use: emptyTable('promotion_use'),
    line: emptyTable('line'),
    repaid_loan: emptyTable('repaid_loan'),
    line_month: emptyTable('line_month'),
    loan_month: emptyTable('loan_month'),
  }
}

/** Lets go of all rows, but not of their room. */
export function forget(told: Told): void {
  for (const rows of Object.values(told).flat() as (Rows | Entry)[]) {
    if ('count' in rows) rows.count = 0
  }
}
