import type { Sql } from '../../db/connection.ts'
import { localHourSql, offsetsOver } from '../local_hour.sql.ts'
import { addCellsSql, LARGEST_FIRST } from './cells.sql.ts'

/** SQL condition: the cubes hold the transactions, all or none of them. */
export const ARE_FILLED = `(${LARGEST_FIRST.map(({ table }) => `exists (from ${table})`).join(
  ' and ',
)} or not exists (from transaction))`

/**
 * Adds what some new files brought to every cube, in the transaction that appended their rows, so
 * that cells are kept with the rows or not at all. Both numbers are included. A cube that is still
 * empty beside older transactions stays so until `fillCubes`.
 */
export async function addToCubes(
  sql: Sql,
  timeZone: string,
  files: { from: number; until: number },
): Promise<void> {
  const span = (await sql.first<Span>(`${SPAN} where source_file_id between $1 and $2`, [
    files.from,
    files.until,
  ]))!
  if (span.first === null) return
  const localHour = localHourSql('occurred_at', offsetsOver(timeZone, span))
  for (const cube of LARGEST_FIRST) {
    const waits = await sql.first(
      `select 1 where not exists (from ${cube.table}) and exists (from transaction where source_file_id < $1)`,
      [files.from],
    )
    if (waits) continue
    await sql.run(addCellsSql(cube, localHour, 'source_file_id between $1 and $2'), [
      files.from,
      files.until,
    ])
  }
}

/** Fills each cube that is empty beside transactions: of a store older than it, or of a first load. */
export async function fillCubes(sql: Sql): Promise<void> {
  const lender = await sql.first<{ zone: string }>('select time_zone as zone from lender')
  if (!lender) return
  const empty = []
  for (const cube of LARGEST_FIRST) {
    const found = await sql.first(
      `select 1 where exists (from transaction) and not exists (from ${cube.table})`,
    )
    if (found) empty.push(cube)
  }
  if (empty.length === 0) return
  const span = (await sql.first<Span>(SPAN))!
  const localHour = localHourSql('occurred_at', offsetsOver(lender.zone, span))
  for (const cube of empty) await sql.run(addCellsSql(cube, localHour, 'true'))
}

interface Span {
  first: string | null
  last: string | null
}

const SPAN =
  'select min(occurred_at)::date as first, max(occurred_at)::date as last from transaction'
