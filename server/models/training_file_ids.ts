import type { Sql } from '../db/connection.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Excluded } from './scorecard/model.ts'
import type { GivenFile } from './training_file.ts'
import type { PlannedColumn } from './training_file_columns.ts'

const WHOLE = /^U?(TINY|SMALL|BIG|HUGE)INT$|^U?INTEGER$/
const CALLED_SO = /(^|[ _.-])(id|index|row|rownum)([ _.-]|$)|^unnamed: 0$|^column0$/i
const CAMEL_ID = /[a-z0-9](Id|ID)$/
/** Of fewer rows each may have its own number by chance. */
const FEWEST = 20

/**
 * Takes out whole numbers that name rows: called an id, and another in every row. They say nothing but the
 * order of the rows, which tells outcomes where a file was sorted or put together of two.
 */
export async function leaveOutIds(
  sql: Sql,
  { relation, columns }: GivenFile,
  candidates: readonly PlannedColumn[],
): Promise<{ candidates: PlannedColumn[]; excluded: Excluded[]; warnings: string[] }> {
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]))
  const called = candidates.filter(
    ({ name }) =>
      WHOLE.test(typeOf.get(name) ?? '') && (CALLED_SO.test(name) || CAMEL_ID.test(name)),
  )
  const counts = called.map(({ name }) => `count(distinct ${quoteIdentifier(name)})::double`)
  const [[rows, ...distinct] = []] =
    called.length === 0
      ? []
      : await sql.arrays(`select ${['count(*)::double', ...counts].join(', ')} from ${relation}`)
  const ids = new Set(called.filter((_, i) => Number(rows) >= FEWEST && distinct[i] === rows))
  return {
    candidates: candidates.filter((column) => !ids.has(column)),
    excluded: [...ids].map(({ name }) => ({
      feature: name,
      step: 'read',
      why: 'names the rows: another number in each',
    })),
    warnings: [...ids].map(({ name }) => `${name} names the rows and is left out`),
  }
}
