import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import { type Table, takeRows } from './scorecard/table.ts'
import type { GivenFile } from './training_file.ts'
import type { ReadTable } from './training_file_read.ts'

/** The outcome of a row that was refused, while rows are read. */
const REFUSED = 2

/**
 * SQL of whether a row was accepted: true or 1. Throws BAD_REQUEST where a row says neither that nor
 * false or 0, or where all or none were.
 */
export async function readAccepted(sql: Sql, file: GivenFile, column: string): Promise<string> {
  const name = quoteIdentifier(column)
  const accepted = `coalesce(try_cast(cast(${name} as varchar) as double) <> 0, try_cast(cast(${name} as varchar) as boolean))`
  const counts = await sql.first<{ rows: number; known: number; accepted: number }>(
    `select count(*)::double as rows, count(${accepted})::double as known,
       count(*) filter (${accepted})::double as accepted from ${file.relation}`,
  )
  const { rows, known, accepted: yes } = counts as { rows: number; known: number; accepted: number }
  if (known < rows)
    throw new RiskError(
      'BAD_REQUEST',
      `accepted: ${column} is neither 0 nor 1, nor true nor false, in ${rows - known} rows`,
    )
  if (yes === 0 || yes === rows)
    throw new RiskError('BAD_REQUEST', `accepted: ${column} says that ${yes} of ${rows} rows were`)
  return accepted
}

/** The file's accepted rows alone. */
export const acceptedOf = (file: GivenFile, accepted: string | undefined): GivenFile =>
  accepted === undefined
    ? file
    : { ...file, relation: `(select * from ${file.relation} where ${accepted})` }

/** SQL of the outcome, with a mark where the row was refused, whatever its outcome says. */
export const markRefused = (target: string, accepted: string | undefined): string =>
  accepted === undefined
    ? target
    : `cast(case when ${accepted} then ${target} else ${REFUSED} end as utinyint)`

/** The rows that were accepted, with what was read beside them, and those that were refused; null where nothing was marked. */
export function partRefused(read: ReadTable): ReadTable & { refused: Table | null } {
  const { table, beside } = read
  const [accepted, refused]: [number[], number[]] = [[], []]
  table.bad.forEach((outcome, row) => {
    if (outcome === REFUSED) refused.push(row)
    else accepted.push(row)
  })
  if (refused.length === 0) return { ...read, refused: null }
  const bad = new Uint8Array(refused.length)
  return {
    table: takeRows(table, accepted),
    refused: { ...takeRows(table, refused), bad },
    beside: Object.fromEntries(
      Object.entries(beside).map(([name, values]) => [
        name,
        Float64Array.from(accepted, (row) => values[row] as number),
      ]),
    ),
  }
}
