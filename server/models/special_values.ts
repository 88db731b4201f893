import { readFile } from 'node:fs/promises'
import { RiskError } from '../db/errors.ts'

/** Values that get a bin of their own: for every column, and for some by name. */
export interface SpecialValues {
  all: readonly (number | string)[]
  byColumn: ReadonlyMap<string, readonly (number | string)[]>
}

export const specialOf = ({ all, byColumn }: SpecialValues, column: string) => [
  ...new Set([...all, ...(byColumn.get(column) ?? [])]),
]

/** `-9,-8,refused`: each a number where it reads as one. */
export const parseSpecial = (text: string): (number | string)[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (Number.isNaN(Number(part)) ? part : Number(part)))

/**
 * Special values of a file, a column a line: `column,-9,-8`. The column `*` stands for all; a line that
 * begins with # is a remark. Throws BAD_REQUEST where the file or a line cannot be read.
 */
export async function readSpecialFile(path: string): Promise<SpecialValues> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new RiskError('BAD_REQUEST', `special-file: ${path} cannot be read`, { cause })
  })
  const byColumn = new Map<string, (number | string)[]>()
  const all: (number | string)[] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, quoted, bare, rest] = /^\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*,(.*)$/.exec(line) ?? []
    const values = rest === undefined ? [] : parseSpecial(rest)
    const column = quoted?.replaceAll('""', '"') ?? bare?.trim()
    if (!column || values.length === 0)
      throw new RiskError('BAD_REQUEST', `special-file: column,value,… is expected: ${line}`)
    if (column === '*') all.push(...values)
    else byColumn.set(column, [...(byColumn.get(column) ?? []), ...values])
  }
  return { all, byColumn }
}
