import type { Domain } from '../ledger/codes.ts'

/** How a column of a relation is read and shown. */
export type ColumnType =
  | 'count'
  | 'money'
  | 'ratio'
  | 'number'
  | 'text'
  | 'flag'
  | 'day'
  | 'month'
  | { word: Domain }

export interface Column {
  type: ColumnType
  /** What it is, with its unit. */
  description: string
  /** Whether a row may lack it: what was not observed is not zero. */
  nullable: boolean
}

const of =
  (type: ColumnType, nullable = false) =>
  (description: string): Column => ({ type, description, nullable })

export const count = of('count')
/** An exact amount in the lender's currency. */
export const money = of('money')
/** A part of a whole, NULL where the whole is nothing. */
export const ratio = of('ratio', true)
/** A measured number with its own unit, NULL where there is nothing to measure. */
export const number = of('number', true)
export const text = of('text')
export const flag = of('flag')
/** A day; as a key it is laid upon the comparison's by whole days. */
export const day = of('day')
/** The first day of a month; as a key it is laid upon the comparison's by whole months. */
export const month = of('month')
/** A code, shown as its word. */
export const word = (domain: Domain, description: string) => of({ word: domain })(description)
export const maybe = (column: Column): Column => ({ ...column, nullable: true })

/** The column's name in SQL: `meanTicket` is `mean_ticket`. */
export const columnName = (field: string) =>
  field.replace(/[A-Z]|(?<=[a-z])(?=[0-9])/g, (letter) => `_${letter.toLowerCase()}`)
