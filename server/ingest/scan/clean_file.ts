import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { quoteLiteral } from '../../db/identifier.ts'
import { REASONS, type Reason } from '../reasons.ts'
import type { FileScan } from './file_scan.ts'

/** Takes the records of a text file one by one: good ones as values, broken ones with a reason. */
export interface CleanFile {
  good(line: number, values: readonly (string | null)[]): void
  broken(line: number, column: string | null, value: string, reason: Reason): void
  /** Waits where the disk is slower than we are. */
  flush(): Promise<void>
  scan(columns: readonly string[], bytes: number): Promise<FileScan>
  close(): Promise<void>
}

const LONGEST_VALUE = 8000
const LONGEST_SHOWN = 200
const field = (value: string | null) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`)

/**
 * Writes what our own reader took apart into a CSV file that the engine reads without doubt, each
 * row with its line, and the broken records beside it.
 */
export async function cleanFile(): Promise<CleanFile> {
  const folder = await mkdtemp(join(tmpdir(), 'tally-ingest-'))
  const file = (name: string) => {
    const path = join(folder, name)
    const stream = createWriteStream(path)
    let text = ''
    return {
      path,
      add(row: string) {
        text += row
      },
      async flush(force: boolean) {
        if (!force && text.length < 1 << 20) return
        if (!stream.write(text)) await once(stream, 'drain')
        text = ''
      },
      async end() {
        stream.end()
        await finished(stream)
      },
    }
  }
  const rows = file('rows.csv')
  const broken = file('broken.csv')
  let good = 0
  let bad = 0
  const close = () => rm(folder, { recursive: true, force: true })
  const clean: CleanFile = {
    good(line, values) {
      const long = values.find((value) => value !== null && value.length > LONGEST_VALUE)
      if (long) return clean.broken(line, null, long, 'TOO_LONG')
      const nul = values.find((value) => value?.includes('\0'))
      if (nul) return clean.broken(line, null, nul, 'NUL_CHARACTER')
      good++
      rows.add(`${line},${values.map(field).join(',')}\n`)
    },
    broken(line, column, value, reason) {
      bad++
      const shown = value.slice(0, LONGEST_SHOWN).replaceAll('\0', '␀')
      broken.add(`${line},${[column, shown, reason, REASONS[reason]].map(field).join(',')}\n`)
    },
    async flush() {
      await rows.flush(false)
      await broken.flush(false)
    },
    async scan(columns, bytes) {
      for (const one of [rows, broken]) {
        await one.flush(true)
        await one.end()
      }
      const read = (path: string, names: readonly string[]) =>
        `read_csv(${quoteLiteral(path)}, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', strict_mode = true, columns = {${names
          .map((name, i) => `${quoteLiteral(name)}: '${i === 0 ? 'BIGINT' : 'VARCHAR'}'`)
          .join(', ')}})`
      return {
        from: read(rows.path, ['_line', ...columns]),
        types: new Map(columns.map((name) => [name, 'VARCHAR'])),
        numbered: true,
        noNul: true,
        records: good + bad,
        bytes,
        broken:
          bad === 0
            ? null
            : {
                from: read(broken.path, ['line', 'column_name', 'value', 'reason', 'message']),
                count: bad,
              },
        close,
      }
    },
    close,
  }
  return clean
}
