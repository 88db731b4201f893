import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import { decideSql } from './decide.sql.ts'
import { digestSql } from './digest.sql.ts'
import type { FactType } from './facts.ts'
import type { Policy } from './policy.ts'

const field = (name: string) => `struct_extract(kept_facts, ${quoteLiteral(name)})`

/** The facts that decisions keep as JSON, as columns again; `as` gives each a name. */
export function storedFactsSql(
  decisions: string,
  facts: readonly FactType[],
  as: (name: string) => string = (name) => name,
): string {
  const types = facts.map(({ name, type }) => [name, type === 'category' ? 'VARCHAR' : 'DOUBLE'])
  const columns = facts.map(({ name }) => `${field(name)} as ${quoteIdentifier(as(name))}`)
  return `select decision_id as subject_id, customer_id, facility_id, ${columns.join(', ')}
  from (
    select *, from_json(facts, ${quoteLiteral(JSON.stringify(Object.fromEntries(types)))}) as kept_facts
    from ${decisions}
  )`
}

const SAME = [
  'outcome',
  'band',
  'utilisation',
  'utilisation_band',
  'current_limit',
  'target',
  'quota',
  'binding_rule',
  'runner_up_rule',
  'rule_hits',
  'unevaluated',
  'reasons',
]
// The engine's exp may differ in its last digit from one machine to another.
const NEARLY = ['score', 'pd']

/**
 * Decisions of one model and one policy made again from what they kept: the score from the stored
 * features, the decision from the stored facts, by the statements that made them. `decisions` names a
 * relation with the columns of the table `decision`; `scores` gives subject_id, score, pd and reasons of
 * `replayed_facts`. Columns out: decision_id, differences
 * VARCHAR[], empty where everything is the same.
 */
export function replaySql(
  decisions: string,
  scores: string,
  policy: Policy,
  facts: readonly FactType[],
): string {
  const told = (name: string) =>
    `'${name}: was ' || coalesce(cast(d.${name} as varchar), 'none') || ', is ' || coalesce(cast(a.${name} as varchar), 'none')`
  const differing = [
    `case when d.digest is distinct from ${digestSql} then 'facts: not those it was made from' end`,
    ...SAME.map((name) => `case when d.${name} is distinct from a.${name} then ${told(name)} end`),
    ...NEARLY.map(
      (name) =>
        `case when (d.${name} is null) <> (a.${name} is null) or abs(d.${name} - a.${name}) > 1e-9
        then ${told(name)} end`,
    ),
  ]
  return `with replayed_facts as (
  ${storedFactsSql(decisions, facts)}
),
replayed_scores as (
  ${scores}
),
again as (
  ${decideSql(
    policy,
    `(select f.*, s.score, s.pd, s.reasons
      from replayed_facts as f join replayed_scores as s using (subject_id))`,
    facts,
  )}
)
select d.decision_id,
  list_filter([${differing.join(',\n    ')}], lambda difference: difference is not null) as differences
from ${decisions} as d
left join (select subject_id as decision_id, * exclude (subject_id, customer_id, facility_id, facts)
  from again) as a using (decision_id)`
}
