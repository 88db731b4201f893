import type { Cube } from './cube/cubes.ts'
import { sizeBandSql } from './size_band.ts'

/** Rows that spending is summed from, and the SQL of what one says. */
export interface SpendingRows {
  table: string
  /** How many transactions some rows are. */
  count: string
  sizeBand: string
  localHour: string
}

/** The transactions themselves; `localHour` is the SQL of a row's local hour. */
export const factRows = (localHour: string): SpendingRows => ({
  table: 'transaction',
  count: 'count(*)',
  sizeBand: sizeBandSql('amount'),
  localHour,
})

/** The cells of a cube. */
export const cellRows = ({ table }: Cube): SpendingRows => ({
  table,
  count: 'sum(transactions)::bigint',
  sizeBand: 'size_band',
  localHour: 'local_hour',
})
