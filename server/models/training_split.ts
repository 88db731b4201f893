import { readFile } from 'node:fs/promises'
import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import { FEATURES } from '../features/catalogue.ts'
import type { Split } from './scorecard/split.ts'

/** How rows are held back, as asked for: at most one of the last two. */
export interface SplitRequest {
  folds: number
  seed: number
  foldColumn?: string | undefined
  testIds?: readonly string[] | undefined
}

const MOST_FOLDS = 50
const OUTCOME_COLUMNS = ['as_of', 'source_status', 'definition', 'horizon_months']
const ID_COLUMNS = ['outcome_source_id', 'facility_source_id', 'customer_source_id']

/**
 * The split of the rows of `relation` (subjects with their features), in the order of subject_id.
 * Throws BAD_REQUEST for an unknown column or id, for a row without a fold, and for two ways at once.
 */
export async function readSplit(sql: Sql, relation: string, asked: SplitRequest): Promise<Split> {
  const { folds, seed, foldColumn, testIds } = asked
  if (foldColumn !== undefined && testIds !== undefined)
    throw new RiskError('BAD_REQUEST', 'give fold-col or test-ids, not both')
  if (testIds !== undefined) return { kind: 'test', test: await testRows(sql, relation, testIds) }
  if (foldColumn !== undefined)
    return { kind: 'given', folds: await foldsOfColumn(sql, relation, foldColumn) }
  if (folds < 2) throw new RiskError('BAD_REQUEST', `folds: 2 or more are expected: ${folds}`)
  const groups = await repeatedSubjects(sql, relation)
  return { kind: 'folds', k: folds, seed, ...(groups && { groups }) }
}

/** Which facility or customer each row is about; undefined where nobody is observed twice. */
async function repeatedSubjects(sql: Sql, relation: string): Promise<Float64Array | undefined> {
  const rows = await sql.arrays(
    `select coalesce(2 * facility_id, 2 * customer_id + 1) as subject from ${relation} order by subject_id`,
  )
  const subjects = Float64Array.from(rows, ([subject]) => Number(subject))
  return new Set(subjects).size < subjects.length ? subjects : undefined
}

async function foldsOfColumn(sql: Sql, relation: string, column: string): Promise<Int32Array> {
  if (!OUTCOME_COLUMNS.includes(column) && !FEATURES.some(({ name }) => name === column))
    throw new RiskError('BAD_REQUEST', `fold-col: no feature or outcome column is called ${column}`)
  const rows = await sql.arrays(
    `select ${quoteIdentifier(column)}::varchar as fold from ${relation} order by subject_id`,
  )
  const words = rows.map(([fold]) => fold as string | null)
  const distinct = [...new Set(words)].sort()
  if (distinct.includes(null))
    throw new RiskError('BAD_REQUEST', `fold-col: ${column} is unknown for some rows`)
  if (distinct.length < 2 || distinct.length > MOST_FOLDS)
    throw new RiskError(
      'BAD_REQUEST',
      `fold-col: ${column} has ${distinct.length} values; 2 to ${MOST_FOLDS} make folds`,
    )
  const place = new Map(distinct.map((word, i) => [word, i]))
  return Int32Array.from(words, (word) => place.get(word) as number)
}

/** The ids may be those of outcomes, of facilities or of customers: the first that knows them all. */
async function testRows(sql: Sql, relation: string, ids: readonly string[]): Promise<Uint8Array> {
  const rows = await sql.arrays(
    `select ${ID_COLUMNS.join(', ')} from ${relation} order by subject_id`,
  )
  const wanted = new Set(ids)
  for (let column = 0; column < ID_COLUMNS.length; column++) {
    const known = new Set(rows.map((row) => row[column]))
    if ([...wanted].every((id) => known.has(id)))
      return Uint8Array.from(rows, (row) => (wanted.has(row[column] as string) ? 1 : 0))
  }
  const known = new Set(rows.flat())
  const unknown = ids.find((id) => !known.has(id))
  throw new RiskError(
    'BAD_REQUEST',
    `test-ids: ${unknown ?? 'the ids'} ${unknown ? 'is' : 'are'} not of one kind of id among the outcomes`,
  )
}

/** Ids of a file: the first cell of each line; a first line that is a word and no id is a header. */
export async function readIds(file: string): Promise<string[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw new RiskError('BAD_REQUEST', `test-ids: ${file} cannot be read`, { cause })
  }
  const cells = text
    .split(/\r?\n/)
    .map((line) => (line.split(',')[0] ?? '').trim().replace(/^"(.*)"$/, '$1'))
    .filter((cell) => cell !== '')
  const ids = /^[\p{L}_]+$/u.test(cells[0] ?? '') ? cells.slice(1) : cells
  if (ids.length === 0) throw new RiskError('BAD_REQUEST', `test-ids: ${file} holds no id`)
  return ids
}
