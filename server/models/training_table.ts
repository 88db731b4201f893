import type { Sql } from '../db/connection.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Feature } from '../features/catalogue.ts'
import type { Column, Table } from './scorecard/table.ts'

/**
 * Features and outcomes as the columns that fitting reads. `relation` has a column a feature and
 * `bad`, and is read in the order of subject_id. NULL becomes NaN (numbers) or null (categories).
 */
export async function readTable(
  sql: Sql,
  relation: string,
  features: readonly Feature[],
): Promise<Table> {
  const names = features.map(({ name, type }) =>
    type === 'number' ? `${quoteIdentifier(name)}::double` : quoteIdentifier(name),
  )
  const result = await sql.result(
    `select ${['bad::utinyint', ...names].join(', ')} from ${relation} order by subject_id`,
  )
  const bad = new Uint8Array(result.rowCount)
  const columns = features.map(({ name, label, unit, type }): Column => {
    const head = { name, label, unit }
    return type === 'number'
      ? { ...head, type, values: new Float64Array(result.rowCount) }
      : { ...head, type, values: new Array<string | null>(result.rowCount) }
  })
  const targets = [bad, ...columns.map(({ values }) => values as (number | string | null)[])]
  let start = 0
  // A chunk is copied out of the engine each time it is asked for: all its columns at once.
  for (let i = 0; i < result.chunkCount; i++) {
    const chunk = result.getChunk(i)
    targets.forEach((target, column) => {
      const missing = columns[column - 1]?.type === 'category' ? null : Number.NaN
      chunk.getColumnValues(column).forEach((value, row) => {
        target[start + row] = (value ?? missing) as number
      })
    })
    start += chunk.rowCount
  }
  return { columns, bad }
}
