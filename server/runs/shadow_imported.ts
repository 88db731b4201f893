import type { Sql } from '../db/connection.ts'
import type { Imported } from '../models/imported/model.ts'
import { predict } from '../models/imported/predict.ts'
import { openOnnx } from '../models/imported/runtime.ts'
import { readFeatures } from '../models/imported_values.run.ts'
import type { RunRecord } from './run_record.ts'
import { overSnapshot, type StepContext } from './run_steps.ts'

/** Rows written by one statement. */
const SLICE = 50_000

/**
 * Scores a run's snapshot by an imported model into `shadow_score`, with scores and PDs alone: points
 * and reasons are Shapley values, made where they are asked for. Returns how many rows.
 */
export async function scoreImported(
  sql: Sql,
  { runId, asOf, ...run }: RunRecord,
  { modelId, model }: { modelId: string; model: Imported },
  advance: StepContext['advance'],
): Promise<number> {
  const session = await openOnnx(Buffer.from(model.file, 'base64'), model.fileName)
  try {
    return await overSnapshot(sql, { runId, asOf, ...run }, advance, async ({ from, until }) => {
      const { subjects, columns } = await readFeatures(sql, model, { runId, from, until })
      const { score, pd } = await predict(session, model, columns, subjects.length)
      for (let start = 0; start < subjects.length; start += SLICE) {
        const end = start + SLICE
        const list = (values: ArrayLike<number>) => JSON.stringify(Array.from(values))
        await sql.run(
          `insert into shadow_score by name
           with scored as (
             select unnest(from_json($4, '["BIGINT"]')) as subject_id,
               unnest(from_json($5, '["DOUBLE"]')) as score, unnest(from_json($6, '["DOUBLE"]')) as pd
           )
           select $1::bigint as run_id, s.subject_id, f.customer_id, f.facility_id,
             $2::varchar::date as scored_on, $3::varchar as model_id, s.score, s.pd,
             cast([] as double[]) as points, cast([] as varchar[]) as reasons
           from scored as s
           join feature_snapshot as f on f.run_id = $1::bigint and f.subject_id = s.subject_id`,
          [
            runId,
            asOf,
            modelId,
            list(subjects.slice(start, end)),
            list(score.subarray(start, end)),
            list(pd.subarray(start, end)),
          ],
        )
      }
      return subjects.length
    })
  } finally {
    await session.release()
  }
}
