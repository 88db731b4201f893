import { access } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type Connection, openConnection } from '../db/connection.ts'
import { RiskError, SqlError } from '../db/errors.ts'
import { quoteLiteral } from '../db/identifier.ts'
import { openInstance } from '../db/instance.ts'
import { readParquet } from '../db/read_parquet.ts'
import { loadCsv } from './training_file_csv.ts'

/** What the engine may use for reading a file. */
export interface EngineLimits {
  memoryLimit?: string | undefined
  threads?: number | undefined
}

/** The file's rows, in the session that `withFile` gives, and in which column each row has its number. */
export interface GivenFile {
  relation: string
  rowNumber: string
  columns: { name: string; type: string }[]
}

/**
 * Work on a CSV or Parquet file in an engine of its own, in memory; what does not fit goes to the
 * folder for temporary files. Throws BAD_REQUEST where the file is not there or of another kind,
 * FILE_REFUSED, with the engine's words, where it cannot be read.
 */
export async function withFile<T>(
  path: string,
  { memoryLimit, threads }: EngineLimits,
  work: (sql: Connection, file: GivenFile) => Promise<T>,
): Promise<T> {
  await access(path).catch((cause) => {
    throw new RiskError('BAD_REQUEST', `table: ${path} cannot be read`, { cause })
  })
  const { instance, close } = await openInstance({
    dir: ':memory:',
    memoryLimit,
    threads,
    tempDirectory: join(tmpdir(), `tally-train-${process.pid}`),
  })
  const sql = openConnection(await instance.connect())
  try {
    // The engine reads ahead while we look at what it has read; by itself it reads a megabyte.
    await sql.script("set TimeZone = 'UTC'; set streaming_buffer_size = '64MB'")
    return await work(sql, await openFile(sql, path))
  } finally {
    sql.close()
    close()
  }
}

async function openFile(sql: Connection, path: string): Promise<GivenFile> {
  const kind = extname(path.replace(/\.(gz|zst)$/i, '')).toLowerCase()
  const relation = 'given'
  try {
    if (kind === '.parquet' || kind === '.pq') {
      const rows = readParquet(quoteLiteral(path), 'file_row_number = true')
      await sql.script(`create temp view ${relation} as select * from ${rows}`)
    } else if (kind === '.csv' || kind === '.tsv' || kind === '.txt')
      await loadCsv(sql, relation, path)
    else throw new RiskError('BAD_REQUEST', `table: a .csv or .parquet file is expected: ${path}`)
    const described = await sql.all<{ column_name: string; column_type: string }>(
      `describe select * from ${relation}`,
    )
    const rowNumber = kind.startsWith('.p') ? 'file_row_number' : 'rowid'
    return {
      relation,
      rowNumber,
      columns: described
        .map(({ column_name, column_type }) => ({ name: column_name, type: column_type }))
        .filter(({ name }) => name !== rowNumber),
    }
  } catch (cause) {
    if (!(cause instanceof SqlError)) throw cause
    // What follows is the engine's advice on its own options.
    const [first, second = ''] = cause.message.split('\n')
    throw new RiskError('FILE_REFUSED', `${path}: ${first} ${second}`.trimEnd(), { cause })
  }
}
