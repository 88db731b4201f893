import type { Sql } from '../db/connection.ts'
import type { Imported } from '../models/imported/model.ts'
import { withRuntime } from '../models/imported/runtime.ts'
import { IMPORTED_SCORE, IMPORTED_SCORE_COLUMNS } from '../models/imported/score_table.ts'
import { putImportedScores } from '../models/imported_scores.run.ts'
import { type Advance, overSnapshot } from './over_subjects.ts'
import type { RunRecord } from './run_record.ts'

/**
 * Scores a run's snapshot by an imported model: into `score` every subject with its points and its reasons;
 * into `shadow_score`, of a challenger, scores and PDs alone, which are explained where that is asked for.
 * Returns how many rows.
 */
export async function scoreImported(
  sql: Sql,
  { runId, asOf }: RunRecord,
  { modelId, model }: { modelId: string; model: Imported },
  advance: Advance,
  into: 'score' | 'shadow_score' = 'score',
): Promise<number> {
  return withRuntime(model, (session) =>
    overSnapshot(sql, { runId }, advance, async ({ from, until }, scored) => {
      await sql.script(`create or replace temp table ${IMPORTED_SCORE} ${IMPORTED_SCORE_COLUMNS}`)
      const rows = await putImportedScores(sql, session, model, {
        relation:
          'feature_snapshot where run_id = $1::bigint and subject_id between $2::bigint and $3::bigint',
        params: [runId, from, until],
        explained: into === 'score',
        scored,
      })
      await sql.run(
        `insert into ${into} by name
         select $1::bigint as run_id, s.subject_id, f.customer_id, f.facility_id,
           $2::varchar::date as scored_on, $3::varchar as model_id, s.score, s.pd, s.points, s.reasons
           ${into === 'score' ? ', s.standard_errors' : ''}
         from ${IMPORTED_SCORE} as s
         join feature_snapshot as f on f.run_id = $1::bigint and f.subject_id = s.subject_id`,
        [runId, asOf, modelId],
      )
      await sql.script(`drop table ${IMPORTED_SCORE}`)
      return rows
    }),
  )
}
