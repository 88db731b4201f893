import type { Sql } from '../db/connection.ts'
import type { RunRecord } from './run_record.ts'

/** Is told how many subjects are done; throws where the work is to stop. */
export type Advance = (done: number, total: number) => void

/** Subjects a statement takes at once: memory stays bounded however many there are. */
const RANGE = 250_000

interface Range {
  from: number
  until: number
  rows: number
}

/** Works on a part and returns how many rows it made; may tell how many subjects of the part are done. */
type Work = (range: Range, within: (done: number) => void) => Promise<number>

/** Work over the subjects of a run's snapshot, a bounded part of them at a time. */
export const overSnapshot = async (
  sql: Sql,
  run: Pick<RunRecord, 'runId'>,
  advance: Advance,
  work: Work,
) => overRanges(await snapshotRanges(sql, run), advance, work)

const snapshotRanges = (sql: Sql, { runId }: Pick<RunRecord, 'runId'>) =>
  rangesOf(sql, 'feature_snapshot', [runId], 'where run_id = $1')

/** The subjects of a relation in parts of a bounded number. */
export async function rangesOf(
  sql: Sql,
  relation: string,
  params: number[],
  where = '',
): Promise<Range[]> {
  return sql.all<Range>(
    `select min(subject_id) as "from", max(subject_id) as until, count(*) as rows
     from (select subject_id, (row_number() over (order by subject_id) - 1) // ${RANGE} as part
       from ${relation} ${where})
     group by part order by part`,
    params,
  )
}

/** Work over parts one after another; returns how many rows it made. */
export async function overRanges(
  ranges: readonly Range[],
  advance: Advance,
  work: Work,
): Promise<number> {
  const total = ranges.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  advance(0, total)
  for (const range of ranges) {
    const before = done
    done += await work(range, (within) => advance(before + within, total))
    advance(done, total)
  }
  return done
}
