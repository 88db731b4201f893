import { RiskError } from '../../db/errors.ts'
import type { CsvOptions } from '../source.ts'
import { linesOf } from './lines.ts'
import { splitFields } from './split_fields.ts'

export interface CsvHeader {
  columns: string[]
  delimiter: string
}

const DELIMITERS = [',', ';', '\t', '|']

/** Reads the first line of a CSV file. Throws FILE_REFUSED where there is no header in it. */
export async function csvHeader(path: string, options: CsvOptions = {}): Promise<CsvHeader> {
  const refuse = (detail: string): never => {
    throw new RiskError('FILE_REFUSED', `${path}: ${detail}`)
  }
  for await (const [line] of linesOf(path, options.encoding)) {
    if (!line) continue
    if (!line.valid)
      refuse(
        'the header is not in the encoding of the file (UTF-8 unless the mapping says otherwise)',
      )
    if (line.text.includes('\r'))
      refuse('lines end in a carriage return alone; a line feed is expected')
    const delimiter =
      options.delimiter ??
      DELIMITERS.map((sign) => ({
        sign,
        columns: splitFields(line.text, sign).values.length,
      })).sort((a, b) => b.columns - a.columns)[0]!.sign
    const { values, open, junk } = splitFields(line.text, delimiter)
    const columns = values.map((value) => (value ?? '').trim())
    if (open || junk) refuse('the header has an open quote')
    if (columns.includes('')) refuse(`column ${columns.indexOf('') + 1} of the header has no name`)
    const twice = columns.find((name, i) =>
      columns.some((other, j) => j < i && other.toLowerCase() === name.toLowerCase()),
    )
    if (twice !== undefined) refuse(`the header has the column ${twice} twice`)
    if (columns.some((name) => name.includes('\0'))) refuse('the header holds a NUL character')
    return { columns, delimiter }
  }
  return refuse('empty: a header is expected')
}
