import { recordAudit } from '../access/audit.ts'
import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'

export type RunStatus = 'running' | 'published' | 'failed' | 'cancelled'

/** Runs with the same key are the same run. */
export interface RunKey {
  asOf: string
  modelId: string
  policyVersion: number
  dataVersion: number
}

export interface RunRecord extends RunKey {
  runId: number
  knownAt: string
  status: RunStatus
  subjects: number | null
  unevaluable: number | null
  error: string | null
  startedAt: string
  publishedAt: string | null
  actor: string
}

/** The steps of a run, in order; each is one transaction that replaces its own rows. */
export const STEPS = ['snapshot', 'score', 'decide', 'publish'] as const
export type Step = (typeof STEPS)[number]

const RECORD = `select run_id as "runId", as_of_day as "asOf", known_at as "knownAt",
  model_id as "modelId", policy_version as "policyVersion", data_version as "dataVersion", status,
  subjects, unevaluable, error, started_at as "startedAt", published_at as "publishedAt", actor
  from run`

/** The run of this number. Throws NOT_FOUND. */
export async function loadRun(sql: Sql, runId: number): Promise<RunRecord> {
  const run = await sql.first<RunRecord>(`${RECORD} where run_id = $1`, [runId])
  if (!run) throw new RiskError('NOT_FOUND', `there is no run ${runId}`)
  return run
}

/**
 * The run of a key: the one there is, else a new one that knows what is recorded by now. One that was
 * left unfinished is taken up again where it stood, with the knowledge it began with.
 */
export async function openRun(
  sql: Sql,
  key: RunKey,
  by: { actor: string; at: Date },
): Promise<RunRecord> {
  const found = await sql.first<RunRecord>(
    `${RECORD} where as_of_day = $1::varchar::date and model_id = $2 and policy_version = $3
       and data_version = $4 order by run_id limit 1`,
    [key.asOf, key.modelId, key.policyVersion, key.dataVersion],
  )
  if (found?.status === 'published') return found
  if (found) {
    await sql.run(`update run set status = 'running', error = null where run_id = $1`, [
      found.runId,
    ])
    await sql.run(
      `update run_step set status = 'waiting' where run_id = $1 and status in ('running', 'failed')`,
      [found.runId],
    )
    return loadRun(sql, found.runId)
  }
  const last = await sql.first<{ id: number | null }>('select max(run_id) as id from run')
  const runId = (last?.id ?? 0) + 1
  await sql.run(
    `insert into run by name select $1::bigint as run_id, $2::varchar::date as as_of_day,
       $3::timestamp as known_at, $4::varchar as model_id, $5::integer as policy_version,
       $6::bigint as data_version, 'running' as status, $3::timestamp as started_at,
       $7::varchar as actor`,
    [runId, key.asOf, by.at, key.modelId, key.policyVersion, key.dataVersion, by.actor],
  )
  for (const [i, name] of STEPS.entries()) {
    await sql.run(
      `insert into run_step by name select $1::bigint as run_id, $2::smallint as position,
         $3::varchar as name, 'waiting' as status`,
      [runId, i + 1, name],
    )
  }
  await recordAudit(sql, { ...by, action: 'run.start', subject: `run-${runId}`, detail: key })
  return loadRun(sql, runId)
}

/** Steps that are not done yet, in order. */
export async function stepsLeft(sql: Sql, runId: number): Promise<Step[]> {
  const rows = await sql.all<{ name: Step }>(
    `select name from run_step where run_id = $1 and status <> 'done' order by position`,
    [runId],
  )
  return rows.map(({ name }) => name)
}

export async function beginStep(sql: Sql, runId: number, step: Step, at: Date): Promise<void> {
  await sql.run(
    `update run_step set status = 'running', rows_done = null, started_at = $3::timestamp,
       finished_at = null where run_id = $1 and name = $2`,
    [runId, step, at],
  )
}

export async function endStep(
  sql: Sql,
  args: { runId: number; step: Step; rows: number; at: Date },
): Promise<void> {
  await sql.run(
    `update run_step set status = 'done', rows_done = $3::bigint, finished_at = $4::timestamp
     where run_id = $1 and name = $2`,
    [args.runId, args.step, args.rows, args.at],
  )
}

/** Writes down how a run ended that was not published. */
export async function stopRun(
  sql: Sql,
  args: { runId: number; status: 'failed' | 'cancelled'; error: string; actor: string; at: Date },
): Promise<void> {
  const { runId, status, error, actor, at } = args
  await sql.run('update run set status = $2, error = $3 where run_id = $1', [runId, status, error])
  await sql.run(
    `update run_step set status = 'failed', finished_at = $2::timestamp
     where run_id = $1 and status = 'running'`,
    [runId, at],
  )
  const subject = `run-${runId}`
  await recordAudit(sql, { at, actor, action: `run.${status}`, subject, detail: { error } })
}
