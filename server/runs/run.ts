import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import { ensureFeatureSnapshot } from '../features/run.ts'
import { dataVersion } from '../ledger/data_version.ts'
import { defaultModel } from '../models/promotion.ts'
import { loadScoring } from '../models/registry.ts'
import { checkAsOf } from '../quota/as_of.ts'
import { firstPolicy } from '../quota/first_policy.ts'
import {
  loadPolicy,
  newestPolicyVersion,
  policyContext,
  savePolicy,
} from '../quota/policy_store.ts'
import {
  beginStep,
  endStep,
  loadRun,
  openRun,
  type RunRecord,
  type Step,
  stepsLeft,
  stopRun,
} from './run_record.ts'
import { STEP_WORK, type StepContext } from './run_steps.ts'
import { type Shadow, scoreInShadow } from './shadow.ts'

export interface RunRequest {
  /** Facts dated before the start of this day count: `YYYY-MM-DD` in the lender's zone. */
  asOf: string
  /** Default: the champion; until there is one, the model saved last. */
  modelId?: string | undefined
  /** Default: the newest version; where there is none, the policy a store begins with is saved. */
  policyVersion?: number | undefined
}

export type RunEffects = Pick<Effects, 'store' | 'progress' | 'signal' | 'now' | 'actor'>

/** A finished run. `repeated`: it had been published before and nothing was done. */
export interface RunReport extends RunRecord {
  repeated: boolean
  /** Steps done this time; fewer than four where a stopped run was taken up again. */
  done: Step[]
  /** Challengers that scored it in shadow this time. */
  shadows: Shadow[]
  seconds: number
}

/**
 * Features, scores and decisions for everyone, then published: rows show only from then on. Repeating
 * a published run (same day, model, policy and data) returns it, scored by challengers that came since;
 * one that was stopped goes on at its step. Throws NOT_READY without data, subjects or a model, CANCELLED where the signal says so; both
 * that and a failure are written down with the run.
 */
export async function startRun(request: RunRequest, effects: RunEffects): Promise<RunReport> {
  return finishRun(await prepareRun(request, effects), effects)
}

/** The run of a request, opened but not worked on: what a caller needs who will not wait for the end. */
export async function prepareRun(request: RunRequest, effects: RunEffects): Promise<RunRecord> {
  const { store, actor, now } = effects
  const asOf = checkAsOf(request.asOf)
  // Columns of new features come first and alone: what follows is data.
  await store.write(ensureFeatureSnapshot)
  return store.write(async (sql) => {
    await policyContext(sql)
    const { modelId, model } = request.modelId
      ? await loadScoring(sql, request.modelId)
      : await defaultModel(sql)
    const by = { actor, at: now() }
    const policyVersion =
      request.policyVersion ??
      (await newestPolicyVersion(sql)) ??
      (await savePolicy(sql, {
        document: await firstPolicy({ id: modelId, meanScore: model.meanScore }),
        ...by,
      }))
    await loadPolicy(sql, policyVersion)
    await requireSubjects(sql, asOf, by.at)
    const key = { asOf, modelId, policyVersion, dataVersion: await dataVersion(sql) }
    return openRun(sql, key, by)
  })
}

// A run that is being worked on in this process is joined, not started twice. Keyed by the store, so
// that nothing outlives it.
const working = new WeakMap<Store, Map<number, Promise<RunReport>>>()

/** Does what is left of an opened run. Who asks for one that is being worked on waits for that. */
export function finishRun(run: RunRecord, effects: RunEffects): Promise<RunReport> {
  const { unbound } = effects.store
  const runs = working.get(unbound) ?? new Map<number, Promise<RunReport>>()
  working.set(unbound, runs)
  const joined = runs.get(run.runId)
  if (joined) return joined
  const work = workOn(run, effects).finally(() => runs.delete(run.runId))
  runs.set(run.runId, work)
  return work
}

async function workOn(run: RunRecord, effects: RunEffects): Promise<RunReport> {
  const { store, signal, now, actor } = effects
  const started = performance.now()
  const done: Step[] = []
  const report = async (): Promise<RunReport> => ({
    ...(await loadRun(store.unbound.read, run.runId)),
    repeated: run.status === 'published',
    done,
    shadows: await scoreInShadow(run, effects),
    seconds: Math.round(performance.now() - started) / 1000,
  })
  if (run.status === 'published') return report()
  try {
    const model = await loadScoring(store.read, run.modelId)
    const policy = await loadPolicy(store.read, run.policyVersion)
    for (const step of await stepsLeft(store.read, run.runId)) {
      await doStep(step, { run, model, policy, actor, now }, effects)
      done.push(step)
    }
  } catch (error) {
    const status = signal.aborted ? 'cancelled' : 'failed'
    const message = error instanceof Error ? error.message : String(error)
    await store.unbound.write((sql) =>
      stopRun(sql, { runId: run.runId, status, error: message, actor, at: now() }),
    )
    if (!signal.aborted) throw error
    throw new RiskError(
      'CANCELLED',
      `run ${run.runId} was cancelled; it goes on when asked again`,
      {
        cause: error,
      },
    )
  }
  return report()
}

async function doStep(
  step: Step,
  context: Omit<StepContext, 'advance'>,
  { store, signal, progress, now }: RunEffects,
): Promise<void> {
  const { runId } = context.run
  await store.write((sql) => beginStep(sql, runId, step, now()))
  await store.write(async (sql) => {
    const advance: StepContext['advance'] = (done, total) => {
      signal.throwIfAborted()
      progress({ step, done, total, unit: 'subjects' })
    }
    const rows = await STEP_WORK[step](sql, { ...context, advance })
    await endStep(sql, { runId, step, rows, at: now() })
  })
}

async function requireSubjects(sql: Sql, asOf: string, at: Date): Promise<void> {
  const row = await sql.first<{ n: number }>(
    'select count(*) as n from subjects_on($1::varchar::date, $2::timestamp)',
    [asOf, at],
  )
  if (row?.n) return
  throw new RiskError('NOT_READY', `nobody had an account or a line before ${asOf}`)
}
