import type { Sql } from '../db/connection.ts'
import { dayIn } from './day_in.ts'

/** The calendar day of an instant in the lender's zone, `YYYY-MM-DD`; UTC before there is a lender. */
export async function lendersToday(sql: Sql, at: Date): Promise<string> {
  const lender = await sql.first<{ zone: string }>('select time_zone as zone from lender limit 1')
  return dayIn(lender?.zone ?? 'UTC', at)
}
