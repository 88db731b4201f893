import type { Sql } from '../db/connection.ts'
import { explainRows } from '../models/imported/explain_rows.ts'
import type { Imported } from '../models/imported/model.ts'
import { predict } from '../models/imported/predict.ts'
import { type OnnxSession, openOnnx } from '../models/imported/runtime.ts'
import { readValues } from '../models/imported_values.run.ts'
import { type Advance, overSnapshot } from './over_subjects.ts'
import type { RunRecord } from './run_record.ts'

/** Rows written by one statement. */
const SLICE = 20_000

interface Rows {
  score: ArrayLike<number>
  pd: ArrayLike<number>
  points: number[][]
  standardErrors: (number[] | null)[]
  reasons: string[][]
}

type Work = (
  session: OnnxSession,
  subjects: number[],
  columns: Parameters<typeof predict>[2],
) => Promise<Rows>

/**
 * Scores a run's snapshot by an imported model into `score`, every subject with its points, which are Shapley
 * values, and its reasons. Returns how many rows.
 */
export async function scoreImported(
  sql: Sql,
  run: RunRecord,
  of: { modelId: string; model: Imported },
  advance: Advance,
): Promise<number> {
  const counted = await sql.first<{ n: number }>(
    'select count(*) as n from feature_snapshot where run_id = $1',
    [run.runId],
  )
  let before = 0
  return overRuntime(sql, run, of, advance, 'score', async (session, { length }, columns) => {
    const start = before
    before += length
    return explainRows(session, of.model, columns, length, (done) =>
      advance(start + done, counted?.n ?? 0),
    )
  })
}

/** The same of a challenger, into `shadow_score`: scores and PDs alone; they are explained where that is asked for. */
export function shadowImported(
  sql: Sql,
  run: RunRecord,
  of: { modelId: string; model: Imported },
  advance: Advance,
): Promise<number> {
  return overRuntime(
    sql,
    run,
    of,
    advance,
    'shadow_score',
    async (session, { length }, columns) => {
      const { score, pd } = await predict(session, of.model, columns, length)
      const none = Array.from({ length }, () => [])
      return { score, pd, points: none, standardErrors: none, reasons: none }
    },
  )
}

async function overRuntime(
  sql: Sql,
  run: RunRecord,
  { modelId, model }: { modelId: string; model: Imported },
  advance: Advance,
  into: 'score' | 'shadow_score',
  work: Work,
): Promise<number> {
  const { runId, asOf } = run
  const session = await openOnnx(Buffer.from(model.file, 'base64'), model.fileName)
  try {
    return await overSnapshot(sql, run, advance, async ({ from, until }) => {
      const { subjects, columns } = await readValues(
        sql,
        model,
        `feature_snapshot where run_id = $1::bigint and subject_id between $2::bigint and $3::bigint`,
        [runId, from, until],
      )
      const rows = await work(session, subjects, columns)
      for (let start = 0; start < subjects.length; start += SLICE) {
        const list = (values: ArrayLike<unknown>) =>
          JSON.stringify(Array.from(values).slice(start, start + SLICE))
        await sql.run(
          `insert into ${into} by name
           with scored as (
             select unnest(from_json($4, '["BIGINT"]')) as subject_id,
               unnest(from_json($5, '["DOUBLE"]')) as score, unnest(from_json($6, '["DOUBLE"]')) as pd,
               unnest(from_json($7, '[["DOUBLE"]]')) as points,
               unnest(from_json($8, '[["VARCHAR"]]')) as reasons,
               unnest(from_json($9, '[["DOUBLE"]]')) as standard_errors
           )
           select $1::bigint as run_id, s.subject_id, f.customer_id, f.facility_id,
             $2::varchar::date as scored_on, $3::varchar as model_id, s.score, s.pd, s.points, s.reasons
             ${into === 'score' ? ', s.standard_errors' : ''}
           from scored as s
           join feature_snapshot as f on f.run_id = $1::bigint and f.subject_id = s.subject_id`,
          [
            runId,
            asOf,
            modelId,
            ...[subjects, rows.score, rows.pd, rows.points, rows.reasons, rows.standardErrors].map(
              list,
            ),
          ],
        )
      }
      return subjects.length
    })
  } finally {
    await session.release()
  }
}
