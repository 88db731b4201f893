import { VOCABULARIES } from '../words.ts'
import { dayOf, type Entry, KIND_OF } from './entry.ts'
import { add, type Rows } from './rows.ts'
import { emptyTable } from './told_tables.ts'

const KINDS = VOCABULARIES.kind_t.length
const STATUSES = VOCABULARIES.status_t.length

/** Numbers of transactions and their cents, by day, kind and status. */
export interface Totals {
  counts: Float64Array
  cents: Float64Array
}

export const emptyTotals = (days: number): Totals => ({
  counts: new Float64Array(days * KINDS * STATUSES),
  cents: new Float64Array(days * KINDS * STATUSES),
})

/** Counts a transaction. */
export function count({ counts, cents }: Totals, entry: Entry): void {
  const total = (dayOf(entry.sec) * KINDS + KIND_OF[entry.prefix]!) * STATUSES + entry.status
  counts[total]!++
  cents[total]! += entry.cents
}

/** Adds what others have counted: whole numbers, so that their order is nothing to the sum. */
export function addTotals(totals: Totals, more: Totals): void {
  for (const name of ['counts', 'cents'] as const) {
    for (const [i, value] of more[name].entries()) totals[name][i]! += value
  }
}

/** The totals that are not empty. */
export function rowsOfTotals({ counts, cents }: Totals): Rows {
  const rows = emptyTable('day_total')
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! === 0) continue
    const word = Math.floor(i / STATUSES)
    add(rows, Math.floor(word / KINDS), word % KINDS, i % STATUSES, counts[i]!, cents[i]!)
  }
  return rows
}
