import { recordAudit } from '../access/audit.ts'
import type { Sql } from '../db/connection.ts'
import { type Model, type Registered, withPd } from '../models/document.ts'
import { challengers } from '../models/promotion.ts'
import type { SavedModel } from '../models/registry.ts'
import { keepDistribution } from '../monitoring/keep_distribution.ts'
import { scoreSql } from '../scoring/score.sql.ts'
import { type Advance, overSnapshot } from './over_subjects.ts'
import type { RunEffects } from './run.ts'
import type { RunRecord } from './run_record.ts'
import { scoreImported } from './score_imported.ts'

/** What a challenger came to on a run; `error`: why it has no scores. */
export interface Shadow {
  modelId: string
  rows: number
  error: string | null
}

/**
 * Scores a published run by every challenger that has not scored it yet, from the run's own features,
 * each in a transaction of its own. Nothing of the run is changed, and a challenger that cannot score is
 * reported, no failure of the run. Asked again, the run is scored by challengers that came since.
 */
export async function scoreInShadow(
  run: RunRecord,
  effects: Pick<RunEffects, 'store' | 'signal' | 'actor' | 'now' | 'progress'>,
): Promise<Shadow[]> {
  const { store, signal } = effects
  if (signal.aborted) return []
  const models = await challengers(store.read)
  const known = await store.read.all<{ model_id: string }>(
    'select distinct model_id from shadow_score where run_id = $1',
    [run.runId],
  )
  const scored = new Set([run.modelId, ...known.map(({ model_id }) => model_id)])
  const shadows: Shadow[] = []
  for (const model of models.filter(({ modelId }) => !scored.has(modelId))) {
    const { modelId } = model
    try {
      shadows.push({ modelId, rows: await scoreOne(run, model, effects), error: null })
    } catch (error) {
      if (signal.aborted) return shadows
      const message = error instanceof Error ? error.message : String(error)
      shadows.push({ modelId, rows: 0, error: message })
    }
  }
  return shadows
}

function scoreOne(
  run: RunRecord,
  saved: SavedModel<Registered>,
  { store, signal, actor, now, progress }: Parameters<typeof scoreInShadow>[1],
): Promise<number> {
  const { runId } = run
  const { modelId } = saved
  const model = saved.model.kind === 'imported' ? saved.model : withPd(saved.model)
  return store.write(async (sql) => {
    const advance = (done: number, total: number) => {
      signal.throwIfAborted()
      progress({ step: 'shadow', done, total, unit: 'subjects' })
    }
    const rows =
      model.kind === 'imported'
        ? await scoreImported(sql, run, { modelId, model }, advance, 'shadow_score')
        : await scoreBySql(sql, run, { modelId, model }, advance)
    await keepDistribution(sql, { runId, model: { ...saved, model }, from: 'shadow_score' })
    await recordAudit(sql, {
      at: now(),
      actor,
      action: 'run.shadow',
      subject: `run-${runId}`,
      detail: { modelId, rows },
    })
    return rows
  })
}

const scoreBySql = (
  sql: Sql,
  run: RunRecord,
  { modelId, model }: { modelId: string; model: Model },
  advance: Advance,
) => {
  const features = `(select * from feature_snapshot
    where run_id = $1::bigint and subject_id between $4::bigint and $5::bigint)`
  return overSnapshot(sql, run, advance, ({ from, until }) =>
    sql.run(
      `insert into shadow_score by name
       select $1::bigint as run_id, subject_id, customer_id, facility_id,
         $2::varchar::date as scored_on, $3::varchar as model_id, score, pd, points, reasons
       from (${scoreSql(model, features)})`,
      [run.runId, run.asOf, modelId, from, until],
    ),
  )
}
