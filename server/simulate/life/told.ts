import { CHANNEL, FACILITY, FUNDING, KIND, PREFIX, STATUS, TYPES } from '../words.ts'
import { add, makeRows, place, type Rows } from './rows.ts'

const KINDS = TYPES.kind_t.length
const STATUSES = TYPES.status_t.length

/** What the lives of a part's customers leave behind, each table as `sql/tables.sql` has it. */
export interface Told {
  transaction: Rows
  bill: Rows
  limit_change: Rows
  state_change: Rows
  plan_log: Rows
  promotion_use: Rows
  line: Rows
  repaid_loan: Rows
  /** Of lines, and of loans. */
  line_month: Rows
  loan_month: Rows
}

export const emptyTold = (): Told => ({
  transaction: makeRows(14, 4096),
  bill: makeRows(6),
  limit_change: makeRows(5),
  state_change: makeRows(5),
  plan_log: makeRows(5),
  promotion_use: makeRows(6),
  line: makeRows(5),
  repaid_loan: makeRows(2),
  line_month: makeRows(14),
  loan_month: makeRows(14),
})

/** Rows of one customer and month of each table whose files go by month: row numbers in their order. */
export type ByMonth = readonly number[][]

/** A transaction before it is told: what it is, when, and where. `shop`, `mcc` and `place` are NaN where there is none. */
export interface Entry {
  sec: number
  e: number
  prefix: number
  facility: number
  shop: number
  kind: number
  channel: number
  funding: number
  status: number
  cents: number
  mcc: number
  place: number
  hits: number
}

/** Tells a transaction. Each has an id of its own, of `prefix` and `e`. */
export function tellEntry({ transaction }: Told, n: number, entry: Entry): void {
  const at = place(transaction)
  const { values } = transaction
  values[at] = n
  values[at + 1] = entry.sec
  values[at + 2] = entry.e
  values[at + 3] = entry.prefix
  values[at + 4] = entry.facility
  values[at + 5] = entry.shop
  values[at + 6] = entry.kind
  values[at + 7] = entry.channel
  values[at + 8] = entry.funding
  values[at + 9] = entry.status
  values[at + 10] = entry.cents
  values[at + 11] = entry.mcc
  values[at + 12] = entry.place
  values[at + 13] = entry.hits
}

/** Movements of money that are made at no shop: what each kind of id stands for. */
const MOVEMENTS = {
  Y: ['line', 'repayment', 'online', 'savings'],
  W: ['line', 'reversal', 'none', 'none'],
  Z: ['line', 'repayment', 'online', 'savings'],
  D: [null, 'transfer_in', 'transfer', 'none'],
  I: ['line', 'interest', 'none', 'quota'],
  L: ['line', 'penalty', 'none', 'quota'],
  F: ['line', 'fee', 'none', 'quota'],
  B: ['loan', 'disbursement', 'none', 'none'],
  G: ['loan', 'loan_payment', 'transfer', 'savings'],
  H: ['loan', 'fee', 'none', 'none'],
} as const

/** Tells a movement of money made at no shop. */
export function tellMovement(
  told: Told,
  n: number,
  prefix: keyof typeof MOVEMENTS,
  at: { sec: number; e: number; cents: number },
): void {
  const [facility, kind, channel, funding] = MOVEMENTS[prefix]
  tellEntry(told, n, {
    sec: at.sec,
    e: at.e,
    prefix: PREFIX[prefix],
    facility: facility === null ? NaN : FACILITY[facility],
    shop: NaN,
    kind: KIND[kind],
    channel: CHANNEL[channel],
    funding: FUNDING[funding],
    status: STATUS.posted,
    cents: at.cents,
    mcc: NaN,
    place: NaN,
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

/**
 * The transactions from row `first` on, in the order they happened, as row numbers by month. Few are out
 * of place: what purchases bring about is told when it is due.
 */
export function inOrder(
  { transaction }: Told,
  first: number,
  monthOfDay: Uint8Array,
  byMonth: ByMonth,
  totals: Totals,
): void {
  const { values, width, count } = transaction
  const order: number[] = []
  for (let row = first; row < count; row++) {
    const sec = values[row * width + 1]!
    let to = order.length
    while (to > 0 && values[order[to - 1]! * width + 1]! > sec) {
      order[to] = order[to - 1]!
      to--
    }
    order[to] = row
  }
  for (const row of order) {
    const at = row * width
    const day = dayOf(values[at + 1]!)
    byMonth[monthOfDay[day]!]!.push(row)
    const total = (day * KINDS + values[at + 6]!) * STATUSES + values[at + 9]!
    totals.counts[total]!++
    totals.cents[total]! += values[at + 10]!
  }
}

/** The totals that are not empty, as rows of day, kind, status, count and cents. */
export function rowsOfTotals({ counts, cents }: Totals): Rows {
  const rows = makeRows(5)
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! === 0) continue
    const word = Math.floor(i / STATUSES)
    add(rows, Math.floor(word / KINDS), word % KINDS, i % STATUSES, counts[i]!, cents[i]!)
  }
  return rows
}
