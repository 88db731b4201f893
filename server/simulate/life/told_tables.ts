import type { Vocabulary } from '../words.ts'
import type { Rows } from './rows.ts'

export type ColumnType = 'integer' | 'double' | 'usmallint' | Vocabulary

const MONTH_END = {
  n: 'integer',
  facility: 'facility_t',
  month_no: 'integer',
  receivable: 'integer',
  principal: 'integer',
  interest: 'integer',
  fees: 'integer',
  unbilled: 'integer',
  holds: 'integer',
  credit_limit: 'integer',
  dpd: 'integer',
  bucket: 'integer',
  state: 'state_t',
  pd: 'double',
} as const

/**
 * What lives leave behind, table by table with its columns. The id of a transaction is its prefix
 * and a number of its own, of the customer's period and, of a purchase and what it brings about, of
 * its place `k` in it. `until_day` is that of a temporary limit. Plans of purchases have the
 * purchase's number, plans of a bill a negative one. `promotion_no` is the row of `promotion`, from
 * 0.
 */
export const TABLES = {
  transaction_month: {
    n: 'integer',
    sec: 'integer',
    period: 'usmallint',
    k: 'usmallint',
    prefix: 'prefix_t',
    facility: 'facility_t',
    shop_no: 'integer',
    kind: 'kind_t',
    channel: 'channel_t',
    funding: 'funding_t',
    status: 'status_t',
    cents: 'integer',
    mcc: 'mcc_t',
    place_code: 'place_t',
    hits: 'usmallint',
  },
  bill_month: {
    n: 'integer',
    close_day: 'integer',
    due_day: 'integer',
    balance: 'integer',
    least: 'integer',
    paid: 'integer',
  },
  limit_change: {
    n: 'integer',
    day: 'integer',
    until_day: 'integer',
    cents: 'integer',
    reason: 'limit_t',
  },
  state_change: {
    n: 'integer',
    facility: 'facility_t',
    state: 'state_t',
    since: 'integer',
    until: 'integer',
  },
  plan_log: {
    n: 'integer',
    plan_no: 'double',
    started_day: 'integer',
    months: 'integer',
    principal: 'integer',
  },
  promotion_use: {
    promotion_no: 'integer',
    n: 'integer',
    e: 'double',
    day: 'integer',
    cost: 'integer',
    partner_cost: 'integer',
  },
  line: {
    n: 'integer',
    bg: 'integer',
    opened_day: 'integer',
    closed_day: 'integer',
    charged_off_day: 'integer',
  },
  repaid_loan: { n: 'integer', day: 'integer' },
  line_month: MONTH_END,
  loan_month: MONTH_END,
  day_total: {
    day: 'integer',
    kind: 'kind_t',
    status: 'status_t',
    count: 'integer',
    cents: 'double',
  },
} as const satisfies Record<string, Record<string, ColumnType>>

export type TableName = keyof typeof TABLES

const ROOM = 1024

const numbersOf = (type: ColumnType) => {
  if (type === 'integer') return new Int32Array(ROOM)
  if (type === 'double') return new Float64Array(ROOM)
  return type === 'usmallint' ? new Uint16Array(ROOM) : new Uint8Array(ROOM)
}

/** No row yet of a table. */
export const emptyTable = (name: TableName): Rows => ({
  count: 0,
  columns: Object.values(TABLES[name]).map(numbersOf),
})

export const columnsOf = (name: TableName) =>
  Object.entries(TABLES[name]) as [name: string, type: ColumnType][]
