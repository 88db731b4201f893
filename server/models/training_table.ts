import type { Sql } from '../db/connection.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Feature } from '../features/catalogue.ts'
import { type Column, categoryColumn, numberColumn, type Table } from './scorecard/table.ts'

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
  const read = features.map(({ type }) =>
    type === 'number'
      ? new Float64Array(result.rowCount)
      : new Array<string | null>(result.rowCount),
  )
  const targets = [bad, ...read] as (number | string | null)[][]
  let start = 0
  // A chunk is copied out of the engine each time it is asked for: all its columns at once.
  for (let i = 0; i < result.chunkCount; i++) {
    const chunk = result.getChunk(i)
    targets.forEach((target, column) => {
      const missing = features[column - 1]?.type === 'number' ? Number.NaN : null
      chunk.getColumnValues(column).forEach((value, row) => {
        target[start + row] = (value ?? missing) as number
      })
    })
    start += chunk.rowCount
  }
  const columns: Column[] = []
  for (const [i, { name, label, unit }] of features.entries()) {
    const values = read[i]!
    const head = { name, label, unit }
    columns.push(
      values instanceof Float64Array ? numberColumn(head, values) : categoryColumn(head, values),
    )
    // Ordering a long column takes a while: others are served in between.
    await new Promise(setImmediate)
  }
  return { columns, bad }
}
