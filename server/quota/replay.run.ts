import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import { FEATURES } from '../features/catalogue.ts'
import { customerIdOf } from '../ledger/customer_id.ts'
import { featuresRead } from '../models/cards.ts'
import { withRuntime } from '../models/imported/runtime.ts'
import { IMPORTED_SCORE, IMPORTED_SCORE_COLUMNS } from '../models/imported/score_table.ts'
import { putImportedScores } from '../models/imported_scores.run.ts'
import { loadScoring } from '../models/registry.ts'
import { scoreSql } from '../scoring/score.sql.ts'
import { decisionFacts } from './decision_facts.ts'
import { factTypes } from './facts.ts'
import { loadPolicy } from './policy_store.ts'
import { type Rederived, rederive } from './rederive.ts'
import { replaySql, storedFactsSql } from './replay.sql.ts'

/** Which decisions: those of a run, of a customer, one, or, where nothing is said, all. */
export interface ReplayRequest {
  runId?: number | undefined
  /** The customer's id in the source. */
  customer?: string | undefined
  decisionId?: number | undefined
  /** Also derive the facts again from the ledger; reported apart. */
  rederive?: boolean | undefined
}

export interface ReplayReport {
  decisions: number
  same: number
  different: number
  /** At most 100 of those that differ. */
  examples: { decisionId: number; differences: string[] }[]
  /** null: not asked for. */
  rederived: Rederived | null
}

const EXAMPLES = 100
const RANGE = 250_000
const CHOSEN = 'replay_decision'

/**
 * Makes stored decisions again from their stored facts, by their own model and policy, and says
 * whether the answer is the same. `rederive` further asks the ledger for the facts as of the day and
 * the knowledge of each decision. An imported model scores them by its runtime, which takes its time. Throws
 * NOT_FOUND for a run, customer or decision that there is not.
 */
export async function replay(
  request: ReplayRequest,
  { store, signal }: { store: Store; signal?: AbortSignal },
): Promise<ReplayReport> {
  const { where, params } = await filterOf(request, store.read)
  return store.session(async (sql) => {
    const report: ReplayReport = {
      decisions: 0,
      same: 0,
      different: 0,
      examples: [],
      rederived: request.rederive ? { decisions: 0, different: 0, facts: [], examples: [] } : null,
    }
    const parts = await sql.all<Part>(
      `select model_id, policy_version, known_at, min(decision_id) as from_id,
         max(decision_id) as until_id, count(*) as decisions
       from (select *, (row_number() over (partition by model_id, policy_version, known_at
           order by decision_id) - 1) // ${RANGE} as part from decision where ${where})
       group by model_id, policy_version, known_at, part order by from_id`,
      params,
    )
    try {
      for (const part of parts) {
        await sql.run(
          `create or replace temp table ${CHOSEN} as select * from decision
           where (${where}) and model_id = $2 and policy_version = $3
             and known_at = $4::varchar::timestamp and decision_id between $5::bigint and $6::bigint`,
          [
            ...params,
            part.model_id,
            part.policy_version,
            part.known_at,
            part.from_id,
            part.until_id,
          ],
        )
        await replayPart(sql, part, report, signal)
      }
    } finally {
      await sql.script(`drop table if exists ${CHOSEN}; drop table if exists ${IMPORTED_SCORE}`)
    }
    return report
  })
}

interface Part {
  model_id: string
  policy_version: number
  known_at: string
  from_id: number
  until_id: number
  decisions: number
}

async function replayPart(
  sql: Sql,
  part: Part,
  report: ReplayReport,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { model } = await loadScoring(sql, part.model_id)
  const { policy } = await loadPolicy(sql, part.policy_version)
  const facts = decisionFacts(policy, featuresRead(model), factTypes(FEATURES))
  if (model.kind === 'imported') {
    await sql.script(`create or replace temp table ${IMPORTED_SCORE} ${IMPORTED_SCORE_COLUMNS}`)
    await withRuntime(model, (session) =>
      putImportedScores(sql, session, model, {
        relation: `(${storedFactsSql(CHOSEN, facts)})`,
        explained: true,
        scored: () => signal?.throwIfAborted(),
      }),
    )
  }
  const scores =
    model.kind === 'imported'
      ? `select * from ${IMPORTED_SCORE}`
      : scoreSql(model, 'replayed_facts')
  const different = await sql.all<{ decision_id: number; differences: string[]; found: number }>(
    `select *, count(*) over () as found from (${replaySql(CHOSEN, scores, policy, facts)})
     where len(differences) > 0 order by decision_id limit ${EXAMPLES}`,
  )
  const found = different[0]?.found ?? 0
  report.decisions += part.decisions
  report.different += found
  report.same += part.decisions - found
  const room = EXAMPLES - report.examples.length
  report.examples.push(
    ...different.slice(0, room).map(({ decision_id, differences }) => ({
      decisionId: decision_id,
      differences,
    })),
  )
  if (report.rederived)
    await rederive(sql, { decisions: CHOSEN, facts, knownAt: part.known_at }, report.rederived)
}

async function filterOf(
  { runId, customer, decisionId }: ReplayRequest,
  sql: Sql,
): Promise<{ where: string; params: (number | null)[] }> {
  const missing = (what: string) => new RiskError('NOT_FOUND', `there is no ${what}`)
  if (decisionId !== undefined) {
    if (!(await sql.first('select 1 from decision where decision_id = $1', [decisionId])))
      throw missing(`decision ${decisionId}`)
    return { where: 'decision_id = $1', params: [decisionId] }
  }
  if (runId !== undefined) {
    if (!(await sql.first('select 1 from run where run_id = $1', [runId])))
      throw missing(`run ${runId}`)
    if (customer === undefined) return { where: 'run_id = $1', params: [runId] }
  }
  if (customer === undefined) return { where: '$1::bigint is null', params: [null] }
  const customerId = await customerIdOf(sql, customer)
  const where =
    runId === undefined ? 'customer_id = $1' : `customer_id = $1 and run_id = ${Math.trunc(runId)}`
  return { where, params: [customerId] }
}
