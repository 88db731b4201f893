import { readdir, stat } from 'node:fs/promises'
import { basename, join, parse } from 'node:path'
import { RiskError } from '../db/errors.ts'
import { quoteLiteral } from '../db/identifier.ts'

const DATA = ['.csv', '.parquet', '.ndjson', '.jsonl']
const PACKED = ['.gz', '.zst', '.bz2', '.xz', '.zip']

/** How a file's name ends, in small letters: some systems write `.CSV`. */
export const ending = (path: string): string => parse(path).ext.toLowerCase()

const isData = (path: string) => DATA.includes(ending(path))
const isPackedData = (path: string) => PACKED.includes(ending(path)) && isData(parse(path).name)

/**
 * The data files of the paths, folders opened. Throws FILE_REFUSED where a path is missing, or holds data that
 * is packed: to leave it out would look as if it had been loaded.
 */
export async function dataFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (!found) throw new RiskError('FILE_REFUSED', `${path}: no such file or folder`)
    if (!found.isDirectory()) {
      files.push(path)
      continue
    }
    const inside = (await readdir(path)).sort()
    const packed = inside.find(isPackedData)
    if (packed) {
      throw new RiskError(
        'FILE_REFUSED',
        `${join(path, packed)}: packed; unpack it to a .csv, .parquet or .ndjson file`,
      )
    }
    files.push(...inside.filter(isData).map((name) => join(path, name)))
  }
  return files
}

/** The files of a source that always has the same ones. Throws FILE_REFUSED naming what is missing. */
export async function expectFiles<Name extends string>(
  source: string,
  paths: readonly string[],
  names: readonly Name[],
): Promise<{ path(name: Name): string; literal(name: Name): string }> {
  const files = (await dataFiles(paths)).filter((file) => ending(file) === '.parquet')
  const byName = new Map(files.map((file) => [parse(file).name, file]))
  for (const name of names) {
    if (!byName.has(name)) {
      throw new RiskError(
        'FILE_REFUSED',
        `${paths.join(', ')}: ${name}.parquet is missing; ${source} is the files ${names.map((one) => `${one}.parquet`).join(', ')}`,
      )
    }
  }
  const stranger = files.find((file) => !names.includes(parse(file).name as Name))
  if (stranger) {
    throw new RiskError(
      'FILE_REFUSED',
      `${basename(stranger)} is no file of ${source}; expected ${names.join(', ')}`,
    )
  }
  const path = (name: Name) => byName.get(name)!
  return { path, literal: (name) => quoteLiteral(path(name)) }
}
