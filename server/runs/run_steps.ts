import { recordAudit } from '../access/audit.ts'
import type { Sql } from '../db/connection.ts'
import { keepSnapshot } from '../features/run.ts'
import { codeOf } from '../ledger/codes.ts'
import type { Judgeable } from '../models/elsewhere.ts'
import type { SavedModel } from '../models/registry.ts'
import { keepDistribution } from '../monitoring/keep_distribution.ts'
import { keepDecisions } from '../quota/keep_decisions.ts'
import type { SavedPolicy } from '../quota/policy_store.ts'
import { scoreSql } from '../scoring/score.sql.ts'
import { type Advance, overRanges, overSnapshot, rangesOf } from './over_subjects.ts'
import type { RunRecord, Step } from './run_record.ts'
import { scoreImported } from './score_imported.ts'

/** What a step works with. */
export interface StepContext {
  run: RunRecord
  model: SavedModel<Judgeable>
  policy: SavedPolicy
  actor: string
  now(): Date
  advance: Advance
}

/** A step's work inside its transaction: replaces the run's own rows; returns how many it made. */
export const STEP_WORK: Record<Step, (sql: Sql, context: StepContext) => Promise<number>> = {
  snapshot: async (sql, { run, advance }) => {
    await sql.run('delete from feature_snapshot where run_id = $1', [run.runId])
    await sql.run(
      `create or replace temp table run_subject as
       select * from subjects_on($1::varchar::date, $2::varchar::timestamp)`,
      [run.asOf, run.knownAt],
    )
    const ranges = await rangesOf(sql, 'run_subject', [])
    const rows = await overRanges(ranges, advance, async ({ from, until }) => {
      await sql.run(
        `create or replace temp table run_range as
         select * from run_subject where subject_id between $1 and $2`,
        [from, until],
      )
      return keepSnapshot(sql, { runId: run.runId, subjects: 'run_range', knownAt: run.knownAt })
    })
    await sql.script('drop table run_subject; drop table if exists run_range')
    return rows
  },

  score: async (sql, { run, model, advance }) => {
    await sql.run('delete from score where run_id = $1', [run.runId])
    const { modelId } = model
    if (model.model.kind === 'imported')
      return scoreImported(sql, run, { modelId, model: model.model }, advance)
    const statement = scoreSql(
      model.model,
      `(select * from feature_snapshot
      where run_id = $1::bigint and subject_id between $4::bigint and $5::bigint)`,
    )
    return overSnapshot(sql, run, advance, ({ from, until }) =>
      sql.run(
        `insert into score by name
         select $1::bigint as run_id, subject_id, customer_id, facility_id,
           $2::varchar::date as scored_on, $3::varchar as model_id, score, pd, points, reasons
         from (${statement})`,
        [run.runId, run.asOf, modelId, from, until],
      ),
    )
  },

  decide: async (sql, { run, model, policy, advance, actor, now }) => {
    await sql.run('delete from decision where run_id = $1', [run.runId])
    const facts = `(select f.*, s.score, s.pd, s.reasons
      from feature_snapshot as f
      join score as s on s.run_id = f.run_id and s.subject_id = f.subject_id
      where f.run_id = $9::bigint and f.subject_id between $10::bigint and $11::bigint)`
    const set = {
      runId: run.runId,
      decidedFor: run.asOf,
      knownAt: run.knownAt,
      model,
      policy,
      actor,
      at: now(),
    }
    return overSnapshot(sql, run, advance, async ({ from, until }) => {
      const relation = { sql: facts, params: [run.runId, from, until] }
      return keepDecisions(sql, set, relation)
    })
  },

  publish: async (sql, { run, model, actor, now }) => {
    await keepDistribution(sql, { runId: run.runId, model, from: 'score' })
    const at = now()
    const counts = await sql.first<{ subjects: number; unevaluable: number }>(
      `select count(*) as subjects, count(case when outcome = $2 then 1 end) as unevaluable
       from decision where run_id = $1`,
      [run.runId, codeOf('decision', 'unevaluable')],
    )
    const { subjects = 0, unevaluable = 0 } = counts ?? {}
    await sql.run(
      `update run set status = 'published', published_at = $2::timestamp, subjects = $3::bigint,
         unevaluable = $4::bigint, error = null where run_id = $1`,
      [run.runId, at, subjects, unevaluable],
    )
    const subject = `run-${run.runId}`
    const detail = { subjects, unevaluable }
    await recordAudit(sql, { at, actor, action: 'run.publish', subject, detail })
    return subjects
  },
}
