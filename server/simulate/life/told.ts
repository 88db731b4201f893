import { CHANNEL, FACILITY, FUNDING, KIND, PREFIX, STATUS, VOCABULARIES } from '../words.ts'
import { add, NIL, NO_WORD, place, type Rows } from './rows.ts'
import { emptyTable } from './told_tables.ts'

const KINDS = VOCABULARIES.kind_t.length
const STATUSES = VOCABULARIES.status_t.length

export const NO_PURCHASE = 512

/** A transaction: what it is, when, and where; `NIL` and `NO_WORD` where there is none. */
export interface Entry {
  sec: number
  period: number
  /** Which purchase of the period it is, or is about; `NO_PURCHASE` where it is about none. */
  k: number
  prefix: number
  shop: number
  channel: number
  funding: number
  status: number
  cents: number
  mcc: number
  place: number
  hits: number
}

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

/** What each prefix stands for: at a shop, on the line or not. */
const AT_SHOPS = { P: 'purchase', C: 'clearing', R: 'refund', X: 'reversal' } as const

/** The same of money that moves at no shop. */
const MOVEMENTS = {
  Y: ['line', 'repayment', 'online', 'savings'],
  W: ['line', 'reversal', 'none', 'none'],
  Z: ['line', 'repayment', 'online', 'savings'],
  D: ['none', 'transfer_in', 'transfer', 'none'],
  I: ['line', 'interest', 'none', 'quota'],
  L: ['line', 'penalty', 'none', 'quota'],
  F: ['line', 'fee', 'none', 'quota'],
  B: ['loan', 'disbursement', 'none', 'none'],
  G: ['loan', 'loan_payment', 'transfer', 'savings'],
  H: ['loan', 'fee', 'none', 'none'],
} as const

const KIND_OF = Uint8Array.from(VOCABULARIES.prefix_t, (prefix) =>
  prefix in MOVEMENTS
    ? KIND[MOVEMENTS[prefix as keyof typeof MOVEMENTS][1]]
    : KIND[AT_SHOPS[prefix as keyof typeof AT_SHOPS]],
)

/** By prefix, and then whether on the line. */
const FACILITY_OF = Uint8Array.from(
  VOCABULARIES.prefix_t.flatMap((prefix) =>
    prefix in MOVEMENTS
      ? Array(2).fill(FACILITY[MOVEMENTS[prefix as keyof typeof MOVEMENTS][0]])
      : [FACILITY.none, FACILITY.line],
  ),
)

/** Tells a movement of money made at no shop. */
export function tellMovement(
  { entries }: Told,
  prefix: keyof typeof MOVEMENTS,
  { sec, period, cents }: { sec: number; period: number; cents: number },
): void {
  const [, , channel, funding] = MOVEMENTS[prefix]
  entries.push({
    sec,
    period,
    k: NO_PURCHASE,
    prefix: PREFIX[prefix],
    shop: NIL,
    channel: CHANNEL[channel],
    funding: FUNDING[funding],
    status: STATUS.posted,
    cents,
    mcc: NO_WORD,
    place: NO_WORD,
    hits: 0,
  })
}

/** Numbers of transactions and their cents, by day, kind and status. */
export interface Totals {
  counts: Float64Array
  cents: Float64Array
}

export const emptyTotals = (days: number): Totals => ({
  counts: new Float64Array(days * KINDS * STATUSES),
  cents: new Float64Array(days * KINDS * STATUSES),
})

const dayOf = (sec: number) => Math.floor(sec / 86400)

function count({ counts, cents }: Totals, entry: Entry): void {
  const total = (dayOf(entry.sec) * KINDS + KIND_OF[entry.prefix]!) * STATUSES + entry.status
  counts[total]!++
  cents[total]! += entry.cents
}

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
