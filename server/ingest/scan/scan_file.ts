import type { Sql } from '../../db/connection.ts'
import { RiskError } from '../../db/errors.ts'
import { ending } from '../expect_files.ts'
import type { Entry, FilePlan } from '../source.ts'
import { scanCsv } from './csv.ts'
import { csvHeader } from './csv_header.ts'
import type { FileScan } from './file_scan.ts'
import { scanNdjson } from './ndjson.ts'
import { scanParquet } from './parquet.ts'

/** Refuses a file whose columns are not those of the plan; naming what is missing or strange. */
function checkColumns(plan: FilePlan, columns: readonly string[]): void {
  const missing = plan.required.filter((name) => !columns.includes(name))
  const { optional } = plan
  const strange =
    optional === 'any'
      ? []
      : columns.filter((name) => !plan.required.includes(name) && !optional.includes(name))
  if (missing.length === 0 && strange.length === 0) return
  const told = [
    ...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []),
    ...(strange.length > 0 ? [`with ${strange.join(', ')}`] : []),
  ]
  const expected = [
    ...plan.required,
    ...(optional === 'any' ? [] : optional.map((name) => `[${name}]`)),
  ]
  throw new RiskError(
    'FILE_REFUSED',
    `${plan.path}: wrong columns: ${told.join(' and ')}; expected ${expected.join(', ')}`,
  )
}

/** Looks a file through as its extension says, and checks that it has the columns of the plan. */
export async function scanFile(plan: FilePlan, sql: Sql): Promise<FileScan> {
  const { path, csv } = plan
  switch (ending(path)) {
    case '.parquet': {
      const scan = await scanParquet(path, sql)
      checkColumns(plan, [...scan.types.keys()])
      return scan
    }
    case '.ndjson':
    case '.jsonl': {
      const wanted = [...new Set([...plan.required, ...columnsOf(plan.entries)])]
      const scan = await scanNdjson(path, wanted, csv?.encoding)
      checkColumns(plan, [...scan.types.keys()])
      return scan
    }
    case '.csv': {
      const header = await csvHeader(path, csv)
      checkColumns(plan, header.columns)
      return scanCsv(path, header, csv ?? {}, sql)
    }
    default:
      throw new RiskError('FILE_REFUSED', `${path}: expected a .csv, .parquet or .ndjson file`)
  }
}

const columnsOf = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => Object.values(entry.columns).flatMap((from) => from.column ?? []))

/** The plan's entries without the columns that the file does not have. */
export function presentEntries(plan: FilePlan, scan: FileScan): Entry[] {
  return plan.entries.map((entry) => ({
    ...entry,
    columns: Object.fromEntries(
      Object.entries(entry.columns).filter(
        ([, from]) => from.column === null || scan.types.has(from.column),
      ),
    ),
  }))
}
