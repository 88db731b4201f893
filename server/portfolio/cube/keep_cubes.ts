import type { Sql } from '../../db/connection.ts'
import { localHourSql, offsetsOver } from '../local_hour.sql.ts'
import { addCellsSql, LARGEST_FIRST } from './cells.sql.ts'
import type { Cube } from './cubes.ts'

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
  for (const cube of LARGEST_FIRST) await fillCube(sql, cube)
}

/** Fills one cube where it is empty beside transactions. */
export async function fillCube(sql: Sql, cube: Cube): Promise<void> {
  const lender = await sql.first<{ zone: string }>('select time_zone as zone from lender')
  const isEmpty = await sql.first(
    `select 1 where exists (from transaction) and not exists (from ${cube.table})`,
  )
  if (!lender || !isEmpty) return
  const span = (await sql.first<Span>(SPAN))!
  const localHour = localHourSql('occurred_at', offsetsOver(lender.zone, span))
  await sql.run(addCellsSql(cube, localHour, 'true'))
}

interface Span {
  first: string | null
  last: string | null
}

const SPAN =
  'select min(occurred_at)::date as first, max(occurred_at)::date as last from transaction'
