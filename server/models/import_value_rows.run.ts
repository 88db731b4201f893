import { RiskError } from '../db/errors.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { RowsRequest } from './import_rows.run.ts'
import type { Known } from './imported/bind.ts'
import type { Cell } from './imported/model.ts'
import { columnsOf, valuesSql } from './imported_values.run.ts'
import type { ValueRows } from './pmml/value.ts'
import { withFile } from './training_file.ts'
import { planColumns } from './training_file_columns.ts'
import { readTextNumbers } from './training_file_text.ts'

/** Rows of a table with a number as their target, and what their columns are. */
export interface KnownValues {
  known: Known[]
  target: string
  read(inputs: readonly Readable[]): Promise<ValueRows>
}

type Readable = Parameters<typeof valuesSql>[0][number]

/** Work on the rows of a table with a known value. Throws BAD_REQUEST without a table, or a target. */
export function withValueRows<T>(
  { table: path, target, limits }: RowsRequest,
  work: (rows: KnownValues) => Promise<T>,
): Promise<T> {
  if (path === undefined || target === undefined)
    throw new RiskError(
      'BAD_REQUEST',
      'a model of a continuous target needs a table to be judged on: --table and --target',
    )
  return withFile(path, limits ?? {}, async (sql, file) => {
    const { named, candidates } = planColumns(file.columns, { target })
    const text = await readTextNumbers(sql, file, candidates)
    const value = `try_cast(${quoteIdentifier(named.target.name)} as double)`
    return work({
      known: text.candidates.map((one) => ({ ...one, unit: null })),
      target: named.target.name,
      async read(inputs) {
        const columns = inputs.length > 0 ? `, ${valuesSql(inputs)}` : ''
        const result = await sql.result(
          `select ${value} ${columns} from ${file.relation} where isfinite(${value})`,
        )
        const values: number[] = []
        const read: Cell[][] = inputs.map(() => [])
        for (let i = 0; i < result.chunkCount; i++) {
          const chunk = result.getChunk(i)
          values.push(...(chunk.getColumnValues(0) as number[]))
          columnsOf(chunk, 1, inputs).forEach((own, at) => {
            read[at]!.push(...own)
          })
        }
        if (values.length < 2)
          throw new RiskError(
            'BAD_REQUEST',
            `table: ${path} has ${values.length} rows with a value of ${target}`,
          )
        return { value: Float64Array.from(values), columns: read }
      },
    })
  })
}
