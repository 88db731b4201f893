import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { FEATURES, type Feature } from '../features/catalogue.ts'
import type { Split } from './scorecard/split.ts'
import type { Table } from './scorecard/table.ts'
import type { SegmentsAsked } from './segmented/asked.ts'
import { segmentSql } from './segmented/condition.sql.ts'
import { ROWS } from './training_rows.ts'
import { countSegments, planSegments, type SegmentPlan } from './training_segments.ts'

/**
 * Writes into the table of the session's training rows each one's segment, told by the features on offer.
 * Throws BAD_REQUEST for any other feature, and what `planSegments` and `countSegments` throw.
 */
export async function segmentRows(
  sql: Sql,
  asked: SegmentsAsked | undefined,
  { table, split, features }: { table: Table; split: Split; features: readonly Feature[] },
): Promise<SegmentPlan | undefined> {
  if (!asked) return undefined
  const find = (name: string) => {
    const found = features.find((feature) => feature.name === name)
    if (found) return { name, type: found.type }
    const why = FEATURES.some((feature) => feature.name === name)
      ? `${name} is protected, or tells the folds apart: name it with-protected to use it`
      : `no feature is called ${name}`
    throw new RiskError('BAD_REQUEST', `segments: ${why}`)
  }
  const planned = await planSegments(sql, { relation: ROWS, bad: 'bad::integer', find }, asked)
  const rows = await sql.arrays(
    `select ${segmentSql(planned.segments)} from ${ROWS} order by subject_id`,
  )
  table.segment = Uint8Array.from(rows, ([number]) => Number(number) - 1)
  return countSegments(planned, table, split)
}
