import type { DuckDBMaterializedResult } from '@duckdb/node-api'
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
    `select ${['bad::double', ...names].join(', ')} from ${relation} order by subject_id`,
  )
  const columns = features.map(({ name, label, unit, type }, i): Column => {
    const head = { name, label, unit }
    return type === 'number'
      ? { ...head, type, values: numbers(result, i + 1) }
      : { ...head, type, values: texts(result, i + 1) }
  })
  return { columns, bad: Uint8Array.from(numbers(result, 0)) }
}

function numbers(result: DuckDBMaterializedResult, column: number): Float64Array {
  const values = new Float64Array(result.rowCount)
  let at = 0
  for (let i = 0; i < result.chunkCount; i++) {
    for (const value of result.getChunk(i).getColumnValues(column))
      values[at++] = value === null ? Number.NaN : (value as number)
  }
  return values
}

function texts(result: DuckDBMaterializedResult, column: number): (string | null)[] {
  return Array.from({ length: result.chunkCount }, (_, i) =>
    result.getChunk(i).getColumnValues(column),
  ).flat() as (string | null)[]
}
