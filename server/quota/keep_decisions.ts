import type { Sql } from '../db/connection.ts'
import type { Param } from '../db/params.ts'
import { FEATURES } from '../features/catalogue.ts'
import type { SavedModel } from '../models/registry.ts'
import { decideSql } from './decide.sql.ts'
import { decisionFacts } from './decision_facts.ts'
import { digestSql } from './digest.sql.ts'
import { factTypes } from './facts.ts'
import type { SavedPolicy } from './policy_store.ts'

/** What a set of decisions has in common. */
export interface DecisionSet {
  /** null: decided alone, outside a run. */
  runId: number | null
  decidedFor: string
  knownAt: string
  model: SavedModel
  policy: SavedPolicy
  actor: string
  at: Date
}

/**
 * Decides every subject of a relation and keeps the decisions, in the caller's transaction.
 * `relation` is as `decideSql` reads it, its parameters numbered from $9. Returns how many, their
 * ids running from `first`.
 */
export async function keepDecisions(
  sql: Sql,
  set: DecisionSet,
  relation: { sql: string; params: readonly Param[] },
): Promise<{ first: number; rows: number }> {
  const { policy } = set.policy
  const facts = decisionFacts(policy, set.model.model.characteristics, factTypes(FEATURES))
  const last = await sql.first<{ id: number | null }>('select max(decision_id) as id from decision')
  const first = (last?.id ?? 0) + 1
  const rows = await sql.run(
    `insert into decision by name
with stamped as (
  select $1::bigint - 1 + row_number() over () as decision_id,
    $2::bigint as run_id, $3::varchar::date as decided_for, $4::varchar::timestamp as known_at,
    $5::varchar as model_id, $6::integer as policy_version, $7::timestamp as decided_at,
    $8::varchar as actor, *
  from (${decideSql(policy, relation.sql, facts)})
)
select *, ${digestSql} as digest
from stamped`,
    [
      first,
      set.runId,
      set.decidedFor,
      set.knownAt,
      set.model.modelId,
      set.policy.version,
      set.at,
      set.actor,
      ...relation.params,
    ],
  )
  return { first, rows }
}
