import { basename, parse } from 'node:path'
import { RiskError } from '../../db/errors.ts'
import { quoteLiteral } from '../../db/identifier.ts'
import { dataFiles } from '../expect_files.ts'
import type { ColumnFrom, Entry, FilePlan, LoadPlan } from '../source.ts'
import { FORMAT, relationOf } from './format.ts'
import { type FileMapping, NO_MAPPING, readMapping } from './mapping.ts'
import { RELATION_NAMES, type RelationName } from './relation.ts'

const refuse = (detail: string): never => {
  throw new RiskError('FILE_REFUSED', detail)
}

/** The relation a file holds by its name: `transactions.csv`, `transactions_2024-01.parquet`. */
export function relationOfFile(path: string): RelationName | undefined {
  const stem = parse(path).name
  return [...RELATION_NAMES]
    .sort((a, b) => b.length - a.length)
    .find((name) => stem === name || (stem.startsWith(name) && /[-_.\d]/.test(stem[name.length]!)))
}

function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(name)
}

function columnFrom(given: FileMapping['columns'][string]): ColumnFrom {
  if (typeof given === 'string') return { column: given }
  if ('constant' in given) return { column: null, sql: quoteLiteral(given.constant) }
  const { column, format, divide, values } = given
  return {
    column,
    ...(format === undefined ? {} : { format }),
    ...(divide === undefined ? {} : { divide }),
    ...(values === undefined ? {} : { values }),
  }
}

/** Columns of the format under their own names, where the mapping does not say otherwise. */
function entryOf(relation: RelationName, mapping?: FileMapping): Entry {
  const { columns } = relationOf(relation)
  for (const name of Object.keys(mapping?.columns ?? {})) {
    if (!columns.some((column) => column.name === name)) {
      refuse(
        `mapping of ${mapping?.file}: ${relation} has no column ${name}; expected one of ${columns.map((column) => column.name).join(', ')}`,
      )
    }
  }
  const taken = new Set(
    Object.values(mapping?.columns ?? {}).flatMap((given) => columnFrom(given).column ?? []),
  )
  const from = columns.map((column): [string, ColumnFrom] => {
    const given = mapping?.columns[column.name]
    return [column.name, given === undefined ? { column: column.name } : columnFrom(given)]
  })
  // A column that feeds another by the mapping does not also feed the one of its own name.
  const columnsOf = from.filter(
    ([name, { column }]) =>
      mapping?.columns[name] !== undefined || column === null || !taken.has(column),
  )
  return { relation, columns: Object.fromEntries(columnsOf) }
}

function planOf(path: string, mappings: readonly FileMapping[]): FilePlan {
  const mine = mappings.filter((mapping) => matches(mapping.file, basename(path)))
  if (mine.length === 0) {
    const relation =
      relationOfFile(path) ??
      refuse(
        `${path}: whose rows are these? Name the file after a relation (${RELATION_NAMES.join(', ')}), or map it`,
      )
    const { columns } = relationOf(relation)
    return {
      path,
      entries: [entryOf(relation)],
      required: columns.filter((column) => column.required).map((column) => column.name),
      optional: columns.filter((column) => !column.required).map((column) => column.name),
    }
  }
  const entries = mine.map((mapping) => entryOf(mapping.relation, mapping))
  const mapped = mine.flatMap((mapping) =>
    Object.values(mapping.columns).flatMap((given) => columnFrom(given).column ?? []),
  )
  const needed = entries.flatMap((entry) =>
    relationOf(entry.relation)
      .columns.filter((column) => column.required)
      .flatMap((column) => entry.columns[column.name]?.column ?? []),
  )
  const own = entries.flatMap((entry) =>
    Object.values(entry.columns).flatMap((from) => from.column ?? []),
  )
  const ignored = mine.map((mapping) => mapping.ignore)
  return {
    path,
    entries,
    required: [...new Set([...mapped, ...needed])],
    optional: ignored.includes('all') ? 'any' : [...own, ...(ignored as string[][]).flat()],
    csv: { delimiter: mine[0]?.delimiter, encoding: mine[0]?.encoding },
  }
}

const position = (plan: FilePlan) =>
  Math.min(...plan.entries.map((entry) => RELATION_NAMES.indexOf(entry.relation)))

/** Files of our own format, or of any other through a mapping file. */
export async function tally(paths: readonly string[], mappingPath?: string): Promise<LoadPlan> {
  const mapping = mappingPath === undefined ? NO_MAPPING : await readMapping(mappingPath)
  const files = await dataFiles(paths)
  if (files.length === 0) {
    refuse(
      `${paths.join(', ')}: no file to load; expected ${FORMAT.map((relation) => relation.name).join(', ')} as .csv, .parquet or .ndjson`,
    )
  }
  const { lender } = mapping
  return {
    source: 'tally',
    lender: lender
      ? {
          name: lender.name,
          currency: lender.currency,
          timeZone: lender.time_zone,
          outcomeDefinition: lender.outcome_definition ?? null,
          historyFrom: lender.history_from ?? null,
        }
      : null,
    codeSystem: mapping.category_codes,
    files: files
      .map((path) => planOf(path, mapping.files))
      .sort((a, b) => position(a) - position(b) || (a.path < b.path ? -1 : 1)),
  }
}
