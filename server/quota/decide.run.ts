import { recordAudit } from '../access/audit.ts'
import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { instantText } from '../db/instant.ts'
import type { Effects } from '../effects.ts'
import { FEATURES } from '../features/catalogue.ts'
import { askAbout, askOn, customerRows, layOut, liveSql } from '../features/live.ts'
import { wordOf } from '../ledger/codes.ts'
import { customerIdOf } from '../ledger/customer_id.ts'
import { featuresRead } from '../models/cards.ts'
import type { Judgeable } from '../models/elsewhere.ts'
import { withRuntime } from '../models/imported/runtime.ts'
import { IMPORTED_SCORE } from '../models/imported/score_table.ts'
import { putImportedScores } from '../models/imported_scores.run.ts'
import { defaultModel } from '../models/promotion.ts'
import { loadScoring } from '../models/registry.ts'
import { scoreSql } from '../scoring/score.sql.ts'
import { checkAsOf } from './as_of.ts'
import { decisionFacts } from './decision_facts.ts'
import { factTypes } from './facts.ts'
import { decideInExtract, nextDecision } from './keep_decisions.ts'
import { loadPolicy, newestPolicyVersion, policyContext } from './policy_store.ts'

export interface DecideRequest {
  /** The customer's id in the source. */
  customer: string
  /** Facts dated before the start of this day. Default: the first day after what was observed. */
  asOf?: string | undefined
  modelId?: string | undefined
  policyVersion?: number | undefined
}

/** A decision as it was kept: one a line of the customer, or one where there is none. */
export interface Decision {
  decisionId: number
  facility: string | null
  decidedFor: string
  modelId: string
  policyVersion: number
  outcome: string
  score: number | null
  pd: number | null
  band: string | null
  utilisationBand: string | null
  currentLimit: string | null
  target: string | null
  quota: string | null
  bindingRule: string | null
  runnerUpRule: string | null
  ruleHits: { rule: string; stage: string; reason: string; cap: string | null }[]
  unevaluated: string[]
  reasons: string[]
  facts: Record<string, number | string | null>
  decidedAt: string
  actor: string
}

/**
 * Decides one customer by the statement that decides everyone, and keeps the decision with who asked
 * for it. An imported model is run by its runtime. Throws NOT_FOUND for an unknown customer or model, NOT_READY
 * without a model, a policy or the runtime.
 */
export async function decide(
  request: DecideRequest,
  { store, now, actor }: Pick<Effects, 'store' | 'now' | 'actor'>,
): Promise<Decision[]> {
  return store.write(async (sql) => {
    const at = now()
    const knownAt = instantText(at)
    const customerId = await customerIdOf(sql, request.customer)
    const decidedFor = checkAsOf(request.asOf ?? (await firstUnseenDay(sql, knownAt)))
    const model = request.modelId
      ? await loadScoring(sql, request.modelId)
      : await defaultModel(sql)
    const policy = await loadPolicy(sql, await policyVersionOf(sql, request.policyVersion))
    const set = { runId: null, decidedFor, knownAt, model, policy, actor, at }
    const features = decisionFacts(
      policy.policy,
      featuresRead(model.model),
      factTypes(FEATURES),
    ).map(({ name }) => name)
    const rows = await customerRows(sql, { customers: [customerId], knownAt, features })
    const first = await nextDecision(sql)
    const made = await store.extract(async (extract) => {
      await layOut(extract, rows)
      // Who is no subject of a run, having neither account nor line, is decided all the same.
      if ((await askOn(extract, decidedFor)) === 0) {
        await askAbout(extract, { customerId, facilityId: null, asOf: decidedFor })
      }
      const snapshot = liveSql({ features })
      const relation = `(with snapshot as materialized (${snapshot})
        select f.*, s.score, s.pd, s.reasons
        from snapshot as f join (${await scoresOf(extract, model.model, snapshot)}) as s using (subject_id))`
      await decideInExtract(extract, set, { first, relation })
      return extract.result('select * from decision')
    })
    await sql.append('decision', made)
    const kept = await readDecisions(sql, first)
    await recordAudit(sql, {
      at,
      actor,
      action: 'decision.make',
      subject: `customer-${request.customer}`,
      detail: { decisions: kept.map(({ decisionId }) => decisionId), decidedFor },
    })
    return kept
  })
}

/** The scores of a snapshot's subjects as a query; an imported model's, which its runtime gives, are put there first. */
async function scoresOf(extract: Sql, model: Judgeable, snapshot: string): Promise<string> {
  if (model.kind !== 'imported') return scoreSql(model, 'snapshot')
  await withRuntime(model, (session) =>
    putImportedScores(extract, session, model, { relation: `(${snapshot})`, explained: true }),
  )
  return `select * from ${IMPORTED_SCORE}`
}

async function firstUnseenDay(sql: Sql, knownAt: string): Promise<string> {
  const row = await sql.first<{ day: string | null }>(
    'select max(observed_until) as day from coverage where recorded_at <= $1::varchar::timestamp',
    [knownAt],
  )
  return row?.day ?? knownAt.slice(0, 10)
}

async function policyVersionOf(sql: Sql, asked: number | undefined): Promise<number> {
  await policyContext(sql)
  const version = asked ?? (await newestPolicyVersion(sql))
  if (version === undefined)
    throw new RiskError('NOT_READY', 'there is no policy yet: the first run saves one (tally run)')
  return version
}

async function readDecisions(sql: Sql, first: number): Promise<Decision[]> {
  const rows = await sql.all<
    Omit<Decision, 'outcome' | 'ruleHits' | 'facts'> & {
      outcome: number
      ruleHits: string
      facts: string
    }
  >(
    `select d.decision_id as "decisionId", f.source_id as facility, d.decided_for as "decidedFor",
       d.model_id as "modelId", d.policy_version as "policyVersion", d.outcome, d.score, d.pd, d.band,
       d.utilisation_band as "utilisationBand", d.current_limit as "currentLimit", d.target, d.quota,
       d.binding_rule as "bindingRule", d.runner_up_rule as "runnerUpRule", d.rule_hits as "ruleHits",
       d.unevaluated, d.reasons, d.facts, d.decided_at as "decidedAt", d.actor
     from decision as d left join facility as f using (facility_id)
     where d.decision_id >= $1 order by d.decision_id`,
    [first],
  )
  return rows.map((row) => ({
    ...row,
    outcome: wordOf('decision', row.outcome),
    ruleHits: JSON.parse(row.ruleHits) as Decision['ruleHits'],
    facts: JSON.parse(row.facts) as Decision['facts'],
  }))
}
