import { open } from 'node:fs/promises'
import type { Connection } from '../db/connection.ts'
import { RiskError, SqlError } from '../db/errors.ts'
import { quoteLiteral } from '../db/identifier.ts'

const SEPARATORS = [',', ';', '\t', '|', ' ']

/**
 * Loads a CSV file into a temporary table, types and separator as the engine finds them; every line
 * must have the header's columns. Throws FILE_REFUSED naming the first line that has not, or that is
 * no UTF-8.
 */
export async function loadCsv(sql: Connection, relation: string, path: string): Promise<void> {
  const encoding = (await isUtf16(path)) ? ", encoding = 'utf-16'" : ''
  const load = (options: string) =>
    sql.script(
      `create or replace temp table ${relation} as
       select * from read_csv(${quoteLiteral(path)}, header = true, hive_partitioning = false${encoding}${options})`,
    )
  try {
    // The first rows tell the types; where a later one is of another type, all rows are asked.
    await load('').catch((error) => retry(error, () => load(ALL_ROWS)))
  } catch (error) {
    if (!(error instanceof SqlError)) throw error
    await load(AS_TEXT).catch(() => Promise.reject(error))
    await refuseOddLines(sql, path)
    throw error
  }
  const separator = separatorWithin(await columnsOf(sql, relation))
  if (separator === undefined) return
  // A line with more or fewer columns than the rest makes the engine believe that there is but one.
  const parted = `, delim = ${quoteLiteral(separator)}`
  await load(parted + AS_TEXT)
  await refuseOddLines(sql, path)
  await load(parted + ALL_ROWS)
}

const ALL_ROWS = ', sample_size = -1'
/** Whatever the types, so that lines are left out for their form alone. */
const AS_TEXT = ', all_varchar = true, store_rejects = true'

/** By the mark at its beginning, as spreadsheets write it. */
async function isUtf16(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    const mark = buffer.readUInt16LE()
    return mark === 0xfeff || mark === 0xfffe
  } finally {
    await file.close()
  }
}

async function retry(error: unknown, again: () => Promise<void>): Promise<void> {
  if (!(error instanceof SqlError)) throw error
  await again()
}

async function columnsOf(sql: Connection, relation: string): Promise<string[]> {
  const columns = await sql.all<{ column_name: string }>(`describe ${relation}`)
  return columns.map(({ column_name }) => column_name)
}

/** What seems to part the columns of a header that was read as one. */
function separatorWithin([header = '', ...others]: string[]): string | undefined {
  if (others.length > 0) return undefined
  const times = (separator: string) => header.split(separator).length - 1
  const [most] = SEPARATORS.map((separator) => ({ separator, n: times(separator) }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
  return most?.separator
}

/** Throws FILE_REFUSED for the first line that the engine left out, where there is one. */
async function refuseOddLines(sql: Connection, path: string): Promise<void> {
  const [odd] = await sql.all<{ line: number; kind: string; message: string; lines: number }>(
    `select line::integer as line, error_type::varchar as kind, error_message as message,
       (select count(distinct line)::integer from reject_errors) as lines
     from reject_errors order by line, column_idx limit 1`,
  )
  if (!odd) return
  const columns = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(odd.message)
  const why = columns
    ? `${columns[2]} columns, the header has ${columns[1]}`
    : odd.kind === 'INVALID ENCODING'
      ? 'not UTF-8; write the file anew in it'
      : odd.message
  const more = odd.lines > 1 ? ` (and ${odd.lines - 1} more such lines)` : ''
  throw new RiskError('FILE_REFUSED', `${path}: line ${odd.line}: ${why}${more}`)
}
