import { stat } from 'node:fs/promises'
import { RiskError } from '../../db/errors.ts'
import { cleanFile } from './clean_file.ts'
import type { FileScan } from './file_scan.ts'
import { linesOf } from './lines.ts'

/** A JSON number as text, or null where digits may have been lost in reading it. */
function numberText(value: number): string | null {
  const text = String(value)
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? text : null
  return text.replace(/[^0-9]/g, '').replace(/^0+/, '').length <= 15 ? text : null
}

function valueText(value: unknown): string | null | undefined {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberText(value) ?? undefined
  return undefined
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/**
 * One JSON object a line. `columns` are those that are wanted; the scan knows which the file has,
 * strangers included.
 */
export async function scanNdjson(
  path: string,
  columns: readonly string[],
  encoding?: string,
): Promise<FileScan> {
  const clean = await cleanFile(columns)
  const seen = new Set<string>()
  try {
    for await (const lines of linesOf(path, encoding)) {
      for (const line of lines) {
        if (line.text.trim() === '') continue
        if (!line.valid) {
          clean.broken(line.number, null, line.text, 'BAD_ENCODING')
          continue
        }
        const object = objectOf(line.text)
        if (object === null) {
          if (seen.size === 0 && line.text.trimStart().startsWith('['))
            throw new RiskError(
              'FILE_REFUSED',
              `${path}: a JSON array; one object a line is expected (jq -c '.[]' writes it so)`,
            )
          if (!line.ended) {
            throw new RiskError('FILE_REFUSED', `${path}: cut off: the last line is half an object`)
          }
          clean.broken(line.number, null, line.text, 'BAD_JSON')
          continue
        }
        for (const name of Object.keys(object)) seen.add(name)
        const values = columns.map((name) => valueText(object[name]))
        const bad = values.indexOf(undefined)
        if (bad === -1) clean.good(line.number, values as (string | null)[])
        else {
          const name = columns[bad]!
          const reason = typeof object[name] === 'number' ? 'BAD_NUMBER' : 'BAD_JSON'
          clean.broken(line.number, name, JSON.stringify(object[name]), reason)
        }
      }
      await clean.flush()
    }
    const scan = await clean.scan((await stat(path)).size)
    // Without a whole object there is nothing that could lack a column.
    const has = seen.size > 0 ? [...seen] : columns
    return { ...scan, types: new Map(has.map((name) => [name, 'VARCHAR'])) }
  } catch (error) {
    await clean.close()
    throw error
  }
}
