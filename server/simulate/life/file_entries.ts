import { FUNDING } from '../words.ts'
import { dayOf, type Entry, FACILITY_OF, KIND_OF } from './entry.ts'
import { place, type Rows } from './rows.ts'
import type { Told } from './told.ts'
import { count, type Totals } from './totals.ts'

/** Puts what has a time in order. Few are out of place: what purchases bring about comes when it is due. */
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

function addEntry(rows: Rows, customer: number, entry: Entry): void {
  const at = place(rows)
  const [
    n,
    sec,
    period,
    k,
    prefix,
    facility,
    shop,
    kind,
    channel,
    funding,
    status,
    cents,
    mcc,
    city,
    hits,
  ] = rows.columns
  n![at] = customer
  sec![at] = entry.sec
  period![at] = entry.period
  k![at] = entry.k
  prefix![at] = entry.prefix
  const isOnLine = entry.funding === FUNDING.quota ? 1 : 0
  facility![at] = FACILITY_OF[entry.prefix * 2 + isOnLine]!
  shop![at] = entry.shop
  kind![at] = KIND_OF[entry.prefix]!
  channel![at] = entry.channel
  funding![at] = entry.funding
  status![at] = entry.status
  cents![at] = entry.cents
  mcc![at] = entry.mcc
  city![at] = entry.place
  hits![at] = entry.hits
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
