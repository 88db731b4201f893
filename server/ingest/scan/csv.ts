import { stat } from 'node:fs/promises'
import type { Sql } from '../../db/connection.ts'
import { quoteIdentifier, quoteLiteral } from '../../db/identifier.ts'
import type { CsvOptions } from '../source.ts'
import type { CsvHeader } from './csv_header.ts'
import { scanCsvLines } from './csv_lines.ts'
import type { FileScan } from './file_scan.ts'
import { byteOrderMark, isPlainText } from './lines.ts'

/** What the lines of a file are, without looking at columns. */
interface Lines {
  lines: number
  /** Lines that are not one plain record for sure: an odd number of quotes, or blank. */
  odd: number
  /** Lines with quotes. */
  quoted: number
}

/**
 * Counts the lines of a file apart from columns and quotes: the count that the typed read must come
 * to. Null where the engine cannot say: bytes that are not UTF-8, lines of megabytes.
 */
async function countLines(path: string, sql: Sql): Promise<Lines | null> {
  const found = await sql
    .first<Lines>(
      `select count(*) as lines,
  count_if(line is null or contains(line, '"') and (strlen(line) - strlen(replace(line, '"', ''))) % 2 = 1) as odd,
  count_if(contains(line, '"')) as quoted
from read_csv(${quoteLiteral(path)}, header = false, auto_detect = false, delim = e'\\x01', quote = '', escape = '', hive_partitioning = false, columns = {'line': 'VARCHAR'})`,
    )
    .catch(() => null)
  return found ?? null
}

/** Whether the engine takes every line of a file with quotes; it may stumble over what we can read. */
async function isReadable(from: string, columns: readonly string[], lines: number, sql: Sql) {
  const counts = columns.map((name) => `count(${quoteIdentifier(name)})`)
  const found = await sql
    .first<{ n: number }>(`select count(*) as n, ${counts.join(', ')} from ${from}`)
    .catch(() => null)
  return found?.n === lines - 1
}

/**
 * A CSV file. The engine reads it where every line is a plain record; where one is not, or the
 * engine comes to another number of records, our own reader takes it line by line.
 */
export async function scanCsv(
  path: string,
  header: CsvHeader,
  options: CsvOptions,
  sql: Sql,
): Promise<FileScan> {
  const closer = () => scanCsvLines(path, header, options.encoding)
  const mark = await byteOrderMark(path)
  if ((mark.encoding ?? options.encoding?.toLowerCase() ?? 'utf-8') !== 'utf-8') return closer()
  if (!(await isPlainText(path))) return closer()
  const counted = await countLines(path, sql)
  if (counted === null || counted.odd > 0) return closer()
  const columns = header.columns.map((name) => `${quoteLiteral(name)}: 'VARCHAR'`)
  // A line that the engine cannot take is left out, and then missing from the count.
  const from = `read_csv(${quoteLiteral(path)}, header = true, auto_detect = false, delim = ${quoteLiteral(header.delimiter)}, quote = '"', escape = '"', strict_mode = true, ignore_errors = true, hive_partitioning = false, columns = {${columns.join(', ')}})`
  if (counted.quoted > 0 && !(await isReadable(from, header.columns, counted.lines, sql))) {
    return closer()
  }
  return {
    from,
    types: new Map(header.columns.map((name) => [name, 'VARCHAR'])),
    numbered: false,
    noNul: true,
    records: counted.lines - 1,
    bytes: (await stat(path)).size,
    broken: null,
    closer,
    close: async () => undefined,
  }
}
