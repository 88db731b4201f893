import type { Domain } from '../ledger/codes.ts'
import type { SpendingRows } from './spending_rows.sql.ts'

export const SPENDING_DIMENSIONS = [
  'DAY',
  'WEEK',
  'MONTH',
  'CHANNEL',
  'CATEGORY',
  'PLACE',
  'MERCHANT',
  'KIND',
  'FUNDING',
  'RESPONSE',
  'HOUR',
  'WEEKDAY',
  'SIZE',
] as const

export type SpendingDimension = (typeof SPENDING_DIMENSIONS)[number]

/** What a dimension needs of its surroundings. */
export interface DimensionContext {
  rows: SpendingRows
  /** What lays the comparison's days upon the period's: 0 for the period itself. */
  shift: { days: number; months: number }
}

export interface Dimension {
  /** SQL of a row's key. */
  key(context: DimensionContext): string
  /** Groups come by their key; otherwise by falling amount. */
  ordered?: true
  /** The vocabulary of its codes. */
  domain?: Domain
  /** The table that names its keys by its unique column `on`; `key` is what the world calls them. */
  names?: { table: 'place' | 'merchant'; on: string; key?: string }
}

const shifted = (days: number) => (days === 0 ? 'booked_on' : `(booked_on + ${days})`)

/** How each dimension groups, in one place. No name from a request reaches SQL but through here. */
export const DIMENSIONS: Record<SpendingDimension, Dimension> = {
  DAY: { ordered: true, key: ({ shift }) => shifted(shift.days) },
  WEEK: { ordered: true, key: ({ shift }) => `date_trunc('week', ${shifted(shift.days)})::date` },
  MONTH: {
    ordered: true,
    key: ({ shift }) => `(date_trunc('month', booked_on) + to_months(${shift.months}))::date`,
  },
  CHANNEL: { key: () => 'channel', domain: 'channel' },
  CATEGORY: { key: () => 'category', domain: 'category' },
  PLACE: { key: () => 'place_code', names: { table: 'place', on: 'place_code' } },
  MERCHANT: {
    key: () => 'merchant_id',
    names: { table: 'merchant', on: 'merchant_id', key: 'source_id' },
  },
  KIND: { key: () => 'kind', domain: 'kind' },
  FUNDING: { key: () => 'funding', domain: 'funding' },
  RESPONSE: { key: () => 'response_code' },
  HOUR: { ordered: true, key: ({ rows }) => rows.localHour },
  WEEKDAY: { ordered: true, key: () => 'isodow(booked_on)' },
  SIZE: { ordered: true, key: ({ rows }) => rows.sizeBand },
}
