import type { Domain } from '../../ledger/codes.ts'

/** The relations of our own format, in the order files are loaded: each names only those before it. */
export const RELATION_NAMES = [
  'lender',
  'places',
  'place_statistics',
  'partners',
  'partner_terms',
  'merchants',
  'merchant_acceptances',
  'promotions',
  'customers',
  'accounts',
  'account_holders',
  'account_verifications',
  'bindings',
  'standing_orders',
  'facilities',
  'limit_events',
  'facility_states',
  'instalment_plans',
  'applications',
  'application_events',
  'consents',
  'inquiries',
  'offers',
  'transactions',
  'promotion_uses',
  'statements',
  'outcomes',
  'control_totals',
  'coverage',
] as const

export type RelationName = (typeof RELATION_NAMES)[number]

/**
 * id: text that names a thing · text · word: of a closed vocabulary · day · instant ·
 * money: exact, two decimals · amount: money, zero or more · integer · number · currency ·
 * direction: in or out
 */
export type ColumnType =
  | 'id'
  | 'text'
  | 'word'
  | 'day'
  | 'instant'
  | 'money'
  | 'amount'
  | 'integer'
  | 'number'
  | 'currency'
  | 'direction'

export interface Column {
  name: string
  type: ColumnType
  description: string
  required?: true
  /** The vocabulary of a word. */
  domain?: Domain
  /** Word taken where the value is missing. */
  otherwise?: string
  /** The relation whose row this id names: it must be known. */
  refers?: RelationName
  unit?: string
  /** Smallest and largest integer taken. */
  range?: readonly [number, number]
  /** Column of the ledger's table, where it is called otherwise; null: checked, not stored. */
  into?: string | null
}

export interface Relation {
  name: RelationName
  /** The ledger's table. */
  table: string
  description: string
  /** Columns that name a row: the same key with the same content is a duplicate. */
  key: readonly string[]
  /** The ledger's own number for a row, where other tables refer to it. */
  surrogate?: string
  columns: readonly Column[]
}
