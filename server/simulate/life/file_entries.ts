import { FUNDING } from '../words.ts'
import { dayOf, type Entry, FACILITY_OF, KIND_OF } from './entry.ts'
import { place, type Rows } from './rows.ts'
import type { Told } from './told.ts'
import { count, type Totals } from './totals.ts'

/**
 * Puts what has a time in order. Few are out of place: what purchases bring about comes when it is
 * due.
 */
export function inOrder(timed: { sec: number }[]): void {
  for (let i = 1; i < timed.length; i++) {
    const one = timed[i]!
    let to = i
    while (to > 0 && timed[to - 1]!.sec > one.sec) {
      timed[to] = timed[to - 1]!
      to--
    }
    timed[to] = one
  }
}

function addEntry(rows: Rows, n: number, entry: Entry): void {
  const at = place(rows)
  const { columns } = rows
  const isOnLine = entry.funding === FUNDING.quota ? 1 : 0
  // In the order of the columns of `transaction_month`.
  columns[0]![at] = n
  columns[1]![at] = entry.sec
  columns[2]![at] = entry.period
  columns[3]![at] = entry.k
  columns[4]![at] = entry.prefix
  columns[5]![at] = FACILITY_OF[entry.prefix * 2 + isOnLine]!
  columns[6]![at] = entry.shop
  columns[7]![at] = KIND_OF[entry.prefix]!
  columns[8]![at] = entry.channel
  columns[9]![at] = entry.funding
  columns[10]![at] = entry.status
  columns[11]![at] = entry.cents
  columns[12]![at] = entry.mcc
  columns[13]![at] = entry.place
  columns[14]![at] = entry.hits
}

/** Files the transactions of a life that is lived, in the order they happened, by month. */
export function fileEntries(told: Told, n: number, monthOfDay: Uint8Array, totals: Totals): void {
  inOrder(told.entries)
  for (const entry of told.entries) {
    addEntry(told.transaction_month[monthOfDay[dayOf(entry.sec)]!]!, n, entry)
    count(totals, entry)
  }
  told.entries.length = 0
}
