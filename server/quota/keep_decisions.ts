import type { Sql } from '../db/connection.ts'
import type { Param } from '../db/params.ts'
import { FEATURES } from '../features/catalogue.ts'
import { featuresRead } from '../models/cards.ts'
import type { Judgeable } from '../models/elsewhere.ts'
import { IMPORTED_SCORE, IMPORTED_SCORE_COLUMNS } from '../models/imported/score_table.ts'
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
  model: SavedModel<Judgeable>
  policy: SavedPolicy
  actor: string
  at: Date
}

/** What is written beside every decision of a set, and the id of its first. */
const STAMP = {
  first_id: 'bigint',
  run_id: 'bigint',
  decided_for: 'date',
  known_at: 'timestamp',
  model_id: 'varchar',
  policy_version: 'integer',
  decided_at: 'timestamp',
  actor: 'varchar',
}

const stampColumns = Object.entries(STAMP)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')

const stampValues = Object.entries(STAMP)
  .map(([name, type], i) => `$${i + 1}::${type} as ${name}`)
  .join(', ')

const stampParams = (set: DecisionSet, first: number): Param[] => [
  first,
  set.runId,
  set.decidedFor,
  set.knownAt,
  set.model.modelId,
  set.policy.version,
  set.at,
  set.actor,
]

/**
 * Decides every subject of `relation`, as `decideSql` reads it, and writes what `stamp` says beside.
 * Ids are given in the order of the subjects, so that the same run again gives everyone the same id.
 */
function insertDecisionsSql({ model, policy }: DecisionSet, stamp: string, relation: string) {
  const facts = decisionFacts(policy.policy, featuresRead(model.model), factTypes(FEATURES))
  return `insert into decision by name
with stamped as (
  select stamp.* exclude (first_id), decided.*, first_id - 1 + row_number() over (order by subject_id) as decision_id
  from (${decideSql(policy.policy, relation, facts)}) as decided
  cross join ${stamp} as stamp
)
select *, ${digestSql} as digest
from stamped`
}

/** The id that the next decision takes. */
export async function nextDecision(sql: Sql): Promise<number> {
  const last = await sql.first<{ id: number | null }>('select max(decision_id) as id from decision')
  return (last?.id ?? 0) + 1
}

/**
 * Decides every subject of a relation and keeps the decisions, in the caller's transaction.
 * `relation` is as `decideSql` reads it, its parameters numbered from $9. Returns how many.
 */
export async function keepDecisions(
  sql: Sql,
  set: DecisionSet,
  relation: { sql: string; params: readonly Param[] },
): Promise<number> {
  const statement = insertDecisionsSql(set, `(select ${stampValues})`, relation.sql)
  return sql.run(statement, [...stampParams(set, await nextDecision(sql)), ...relation.params])
}

const EXTRACT_STAMP = 'decision_stamp'

/** The tables of an extract that hold what is written beside its decisions, and what an imported model's runtime gave. */
export const DECISION_TABLES = `create table ${EXTRACT_STAMP} (${stampColumns});
create table ${IMPORTED_SCORE} ${IMPORTED_SCORE_COLUMNS};`

/** The same in an extract, by a statement without parameters; `first` is the first decision's id. */
export async function decideInExtract(
  extract: Sql,
  set: DecisionSet,
  { first, relation }: { first: number; relation: string },
): Promise<void> {
  await extract.run(`insert into ${EXTRACT_STAMP} select ${stampValues}`, stampParams(set, first))
  await extract.run(insertDecisionsSql(set, EXTRACT_STAMP, relation))
}
