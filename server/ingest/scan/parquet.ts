import { stat } from 'node:fs/promises'
import type { Sql } from '../../db/connection.ts'
import { RiskError } from '../../db/errors.ts'
import { quoteLiteral } from '../../db/identifier.ts'
import { readParquet } from '../../db/read_parquet.ts'
import type { FileScan } from './file_scan.ts'

const NESTED = /\[|^(STRUCT|MAP|UNION|BLOB|VARIANT)/

/** A Parquet file: the records are counted by its footer. What its pages hold is seen when it is staged. */
export async function scanParquet(path: string, sql: Sql): Promise<FileScan> {
  const file = quoteLiteral(path)
  const from = `(select *, file_row_number + 1 as _line from ${readParquet(file, 'file_row_number = true', 'binary_as_string = true')})`
  const refuse = (detail: string, cause?: unknown): never => {
    throw new RiskError('FILE_REFUSED', `${path}: ${detail}`, { cause })
  }
  try {
    const described = await sql.all<{ column_name: string; column_type: string }>(
      `describe select * from ${readParquet(file, 'binary_as_string = true')}`,
    )
    const nested = described.find((column) => NESTED.test(column.column_type))
    if (nested) {
      refuse(`column ${nested.column_name} is ${nested.column_type}; a plain column is expected`)
    }
    const types = new Map(described.map((column) => [column.column_name, column.column_type]))
    const counted = await sql.first<{ n: number }>(
      `select coalesce(sum(num_rows), 0)::bigint as n from parquet_file_metadata(${file})`,
    )
    return {
      from,
      types,
      numbered: true,
      noNul: false,
      records: counted?.n ?? 0,
      bytes: (await stat(path)).size,
      broken: null,
      close: async () => undefined,
    }
  } catch (error) {
    if (error instanceof RiskError) throw error
    return refuse(`not a whole Parquet file: ${(error as Error).message.split('\n')[0]}`, error)
  }
}
