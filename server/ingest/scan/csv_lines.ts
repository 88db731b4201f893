import { stat } from 'node:fs/promises'
import { RiskError } from '../../db/errors.ts'
import { cleanFile } from './clean_file.ts'
import type { CsvHeader } from './csv_header.ts'
import type { FileScan } from './file_scan.ts'
import { type Line, linesOf } from './lines.ts'
import { type Fields, splitFields } from './split_fields.ts'

// An open quote is looked for this far; a text with more lines than that is not a value.
const LONGEST_RECORD = 1000

/**
 * Reads a CSV file line by line with our own reader, for files in which something is amiss: it
 * knows each record's line, and a broken one costs only its own line.
 */
export async function scanCsvLines(
  path: string,
  header: CsvHeader,
  encoding?: string,
): Promise<FileScan> {
  const clean = await cleanFile(header.columns)
  const width = header.columns.length
  function fieldsOf(text: string): Fields {
    const fields = splitFields(text, header.delimiter)
    // Delimiters at the end with nothing between are no values; the engine sees it so too.
    while (fields.values.length > width && fields.values.at(-1) === null) fields.values.pop()
    return fields
  }
  const whole = (fields: Fields) =>
    !fields.open && !fields.junk && !fields.stray && fields.values.length === width
  // Lines of a record whose quote is still open.
  let pending: Line[] = []

  function take(line: Line, fields: Fields): void {
    if (fields.junk) clean.broken(line.number, null, line.text, 'BAD_QUOTE')
    else if (fields.values.length !== width) {
      if (!line.ended && fields.values.length < width) {
        throw new RiskError(
          'FILE_REFUSED',
          `${path}: cut off: the last line has ${fields.values.length} of ${width} values and no line end`,
        )
      }
      clean.broken(line.number, null, line.text, 'WRONG_COLUMN_COUNT')
    } else clean.good(line.number, fields.values)
  }

  function read(line: Line): void {
    if (pending.length > 0) {
      join(line)
      return
    }
    if (!line.valid) {
      clean.broken(line.number, null, line.text, 'BAD_ENCODING')
      return
    }
    if (line.text === '') return
    const fields = fieldsOf(line.text)
    if (fields.open) pending = [line]
    else take(line, fields)
  }

  /** A line after an open quote: it closes the record, or stands for itself and shows the quote was stray. */
  function join(line: Line): void {
    const alone = fieldsOf(line.text)
    if (!line.valid || whole(alone) || pending.length >= LONGEST_RECORD) {
      giveUp(line)
      return
    }
    pending.push(line)
    const fields = fieldsOf(pending.map((one) => one.text).join('\n'))
    if (fields.open) return
    const [first] = pending as [Line]
    if (whole(fields)) {
      pending = []
      clean.good(first.number, fields.values)
    } else giveUp()
  }

  /** The first line is broken; those after it are read again, each for itself. */
  function giveUp(next?: Line): void {
    const [first, ...others] = pending as [Line, ...Line[]]
    pending = []
    clean.broken(first.number, null, first.text, 'BAD_QUOTE')
    for (const line of others) read(line)
    if (next) read(next)
  }

  try {
    for await (const lines of linesOf(path, encoding)) {
      for (const line of lines) if (line.number > 1) read(line)
      await clean.flush()
    }
    if (pending.length > 0) {
      throw new RiskError(
        'FILE_REFUSED',
        `${path}: cut off: the quote opened in line ${pending[0]?.number} is never closed`,
      )
    }
    return await clean.scan((await stat(path)).size)
  } catch (error) {
    await clean.close()
    throw error
  }
}
