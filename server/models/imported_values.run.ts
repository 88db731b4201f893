import type { Sql } from '../db/connection.ts'
import type { Param } from '../db/params.ts'
import { valueSql } from './column_value.sql.ts'
import type { Cell, Imported, Input } from './imported/model.ts'

/** SQL of a model's values, a column a feature in the order of its inputs. */
export const valuesSql = (inputs: readonly Pick<Input, 'feature' | 'type' | 'from'>[]): string =>
  inputs.map((one) => valueSql({ ...one, name: one.feature })).join(', ')

interface Chunk {
  getColumnValues(column: number): unknown[]
}

/** Columns of values as a chunk has them, from this column on. */
export const columnsOf = (chunk: Chunk, from: number, { length }: readonly unknown[]): Cell[][] =>
  Array.from({ length }, (_, i) => chunk.getColumnValues(from + i) as Cell[])

/** A model's values of the subjects of a relation, by rising subject_id. */
export async function readValues(
  sql: Sql,
  { inputs }: Imported,
  relation: string,
  params: readonly Param[],
): Promise<{ subjects: number[]; columns: Cell[][] }> {
  const result = await sql.result(
    `select subject_id::double, ${valuesSql(inputs)} from ${relation} order by subject_id`,
    params,
  )
  const subjects: number[] = []
  const columns: Cell[][] = inputs.map(() => [])
  for (let i = 0; i < result.chunkCount; i++) {
    const chunk = result.getChunk(i)
    subjects.push(...(chunk.getColumnValues(0) as number[]))
    columnsOf(chunk, 1, inputs).forEach((values, at) => {
      columns[at]!.push(...values)
    })
  }
  return { subjects, columns }
}
