import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { quoteIdentifier, quoteLiteral } from '../../db/identifier.ts'
import { REASONS, type Reason } from '../reasons.ts'
import type { FileScan } from './file_scan.ts'

/** Takes the records of a text file one by one: good ones as values, broken ones with a reason. */
export interface CleanFile {
  good(line: number, values: readonly (string | null)[]): void
  broken(line: number, column: string | null, value: string, reason: Reason): void
  /** Waits where the disk is slower than we are. */
  flush(): Promise<void>
  scan(bytes: number): Promise<FileScan>
  close(): Promise<void>
}

const LONGEST_VALUE = 8000
const LONGEST_SHOWN = 200
/** Half of a character beyond the first plane: text that no encoding has. */
const LONE_SURROGATE = /\p{Surrogate}/u
/** Why a value cannot be handed to the engine at all. */
function unfit(value: string): Reason | null {
  if (value.length > LONGEST_VALUE) return 'TOO_LONG'
  if (value.includes('\0')) return 'NUL_CHARACTER'
  return LONE_SURROGATE.test(value) ? 'BAD_ENCODING' : null
}

/** Columns of the file by number, so that no name of the lender's can be misread. */
const record = (line: number, values: readonly (string | null)[]) =>
  `${JSON.stringify({ line, ...Object.fromEntries(values.map((value, i) => [`c${i}`, value])) })}\n`

/**
 * Writes what our own reader took apart as NDJSON, which leaves no doubt about quotes and line ends,
 * each row with its line, and the broken records beside it.
 */
export async function cleanFile(columns: readonly string[]): Promise<CleanFile> {
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
  const rows = file('rows.ndjson')
  const broken = file('broken.ndjson')
  let good = 0
  let bad = 0
  const close = () => rm(folder, { recursive: true, force: true })
  const clean: CleanFile = {
    good(line, values) {
      for (const [i, value] of values.entries()) {
        const reason = value === null ? null : unfit(value)
        if (reason) return clean.broken(line, columns[i] ?? null, value ?? '', reason)
      }
      good++
      rows.add(record(line, values))
    },
    broken(line, column, value, reason) {
      bad++
      const shown = value
        .slice(0, LONGEST_SHOWN)
        .replaceAll('\0', '␀')
        .replace(/\p{Surrogate}/gu, '\ufffd')
      broken.add(record(line, [column, shown, reason, REASONS[reason]]))
    },
    async flush() {
      await rows.flush(false)
      await broken.flush(false)
    },
    async scan(bytes) {
      for (const one of [rows, broken]) {
        await one.flush(true)
        await one.end()
      }
      const read = (path: string, line: string, names: readonly string[]) =>
        `(select line as ${line}, ${names.map((name, i) => `c${i} as ${quoteIdentifier(name)}`).join(', ')}
  from read_json(${quoteLiteral(path)}, format = 'newline_delimited', columns = {line: 'BIGINT', ${names
    .map((_, i) => `c${i}: 'VARCHAR'`)
    .join(', ')}}))`
      return {
        from: read(rows.path, '_line', columns),
        types: new Map(columns.map((name) => [name, 'VARCHAR'])),
        numbered: true,
        noNul: true,
        records: good + bad,
        bytes,
        broken:
          bad === 0
            ? null
            : {
                from: read(broken.path, 'line', ['column_name', 'value', 'reason', 'message']),
                count: bad,
              },
        close,
      }
    },
    close,
  }
  return clean
}
