import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { valueSql } from './column_value.sql.ts'
import { rowsOfSegment } from './score_rows.ts'
import { foldsOf, rowsWhere, type Split } from './scorecard/split.ts'
import { type Table, takeRows } from './scorecard/table.ts'
import { MOST_SEGMENTS, type SegmentsAsked } from './segmented/asked.ts'
import type { PlannedSegment } from './segmented/fit.ts'
import { type FindColumn, type KnownColumn, resolveSegments } from './segmented/resolve.ts'
import { checkSegments, readSegmentsFile } from './segments_file.ts'

/** Fewer bads, or goods, than this are too few to learn a card from. */
const FEWEST = 30
const MOST_VALUES = 1000
const MOST_NAMED = 5
const OTHERS = 'others'

/** Rows with an outcome, `bad` 1 or 0, and the columns that may tell segments apart. */
export interface SegmentSource {
  relation: string
  bad: string
  find: FindColumn
}

export interface SegmentPlan {
  segments: PlannedSegment[]
  /** What is to be said of how rows are routed. */
  warnings: string[]
}

/**
 * The segments that are asked for. Of a column: its values with at least 30 bads and 30 goods, all
 * others, and missing, in one more. Throws BAD_REQUEST for a column that cannot tell segments apart.
 */
export async function planSegments(
  sql: Sql,
  source: SegmentSource,
  asked: SegmentsAsked,
): Promise<SegmentPlan> {
  if ('column' in asked) return byColumn(sql, source, source.find(asked.column))
  const list = 'file' in asked ? await readSegmentsFile(asked.file) : checkSegments(asked.list)
  return { segments: resolveSegments(list, source.find), warnings: [] }
}

type Counted = { value: number | string | null; rows: number; bads: number }

async function byColumn(
  sql: Sql,
  { relation, bad }: SegmentSource,
  column: KnownColumn,
): Promise<SegmentPlan> {
  const value = valueSql(column)
  const read = column.type === 'number' ? `nullif(${value}, 'nan'::double)` : value
  const counted = await sql.all<Counted>(
    `select ${read} as value, count(*)::double as rows, sum(${bad})::double as bads
     from ${relation} where ${bad} is not null
     group by 1 order by 2 desc, 1 limit ${MOST_VALUES + 1}`,
  )
  if (counted.length > MOST_VALUES)
    throw refused(column.name, `has more than ${MOST_VALUES} values: group them in a file`)
  const own = counted.filter(
    ({ value, rows, bads }) =>
      value !== null && canBeWritten(value) && Math.min(bads, rows - bads) >= FEWEST,
  )
  if (own.length > MOST_SEGMENTS - 1)
    throw refused(
      column.name,
      `has ${own.length} values with ${FEWEST} bads and ${FEWEST} goods; ${MOST_SEGMENTS - 1} at most are segments: group them in a file`,
    )
  if (own.length === 0)
    throw new RiskError(
      'TOO_FEW_BADS',
      `segments: no value of ${column.name} has ${FEWEST} bads and ${FEWEST} goods`,
    )
  const { name: feature, type, from } = column
  const segments = own.map(
    ({ value }): PlannedSegment => ({
      name: `${feature} = ${value}`.slice(0, 60),
      when: { kind: 'in', values: [value!], feature, type, ...(from && { from }) },
    }),
  )
  const missing = counted.find(({ value }) => value === null)
  const small = counted.filter((one) => one.value !== null && !own.includes(one))
  return {
    segments: [...segments, { name: OTHERS, when: null }],
    warnings: [
      ...(missing
        ? [`${feature} is missing in ${missing.rows} rows: they belong to ${OTHERS}`]
        : []),
      ...(small.length > 0 ? [`${smallOnes(feature, small)} belong to ${OTHERS}`] : []),
    ],
  }
}

const canBeWritten = (value: string | number) => !/[\0\p{Cs}]/u.test(String(value))

function smallOnes(column: string, small: readonly Counted[]): string {
  const named = small
    .slice(0, MOST_NAMED)
    .map(({ value, rows, bads }) => `${value} (${rows} rows, ${bads} bad)`)
  const more = small.length > MOST_NAMED ? ` and ${small.length - MOST_NAMED} more` : ''
  return `values of ${column} with under ${FEWEST} bads or goods, ${named.join(', ')}${more},`
}

const refused = (column: string, why: string) =>
  new RiskError('BAD_REQUEST', `segments: ${column} ${why}`)

/**
 * The plan beside the training rows: where too few are left for the last segment its card is of all rows.
 * Throws TOO_FEW_BADS naming a segment under 30 bads or goods, BAD_REQUEST where only one segment is left
 * or a fold would leave one without a class.
 */
export function countSegments(
  { segments, warnings }: SegmentPlan,
  table: Table,
  split: Split,
): SegmentPlan {
  const { foldOfRow, folds } = foldsOf(table, split)
  const training =
    split.kind === 'test'
      ? takeRows(
          { ...table, columns: [] },
          rowsWhere(foldOfRow, (fold) => fold < 0),
        )
      : table
  const said = [...warnings]
  const counted = segments.map((segment, number): PlannedSegment => {
    const { rows, bads } = countOf(training, number)
    if (Math.min(bads, rows - bads) >= FEWEST) return segment
    if (segment.when !== null)
      throw new RiskError(
        'TOO_FEW_BADS',
        `segment ${segment.name}: ${bads} bads and ${rows - bads} goods are too few to learn from; ${FEWEST} of each are needed: join it with another`,
      )
    said.push(
      `segment ${segment.name}: ${rows} rows, ${bads} bad: too few to learn from; whoever belongs to it is scored by a card of all rows`,
    )
    return { ...segment, whole: true }
  })
  const own = counted.filter(({ whole }) => !whole)
  if (own.length < 2)
    throw new RiskError(
      'BAD_REQUEST',
      `segments: only one segment, ${own[0]?.name}, has enough rows; without segments there is a card of all`,
    )
  if (split.kind !== 'test')
    for (const [number, { name, whole }] of counted.entries())
      for (const fold of whole ? [] : folds) checkFold(table, foldOfRow, { number, name, fold })
  return { segments: counted, warnings: said }
}

function checkFold(
  table: Table,
  foldOfRow: Int32Array,
  { number, name, fold }: { number: number; name: string; fold: number },
): void {
  const rows = rowsOfSegment(table, number).filter((row) => foldOfRow[row] !== fold)
  const bads = rows.reduce((sum, row) => sum + table.bad[row]!, 0)
  if (bads > 0 && bads < rows.length) return
  throw new RiskError(
    'BAD_REQUEST',
    `segment ${name}: without fold ${fold} it has ${bads} bads and ${rows.length - bads} goods to learn from`,
  )
}

function countOf(table: Table, segment: number): { rows: number; bads: number } {
  const rows = rowsOfSegment(table, segment)
  return { rows: rows.length, bads: rows.reduce((sum, row) => sum + table.bad[row]!, 0) }
}
