import type { Param } from '../db/params.ts'
import { codeOf } from '../ledger/codes.ts'

/** Which outcomes are good and bad: by the ledger's own codes, or by the words of the source. */
export interface OutcomeChoice {
  good?: readonly string[]
  bad?: readonly string[]
}

export interface Statement {
  sql: string
  params: Param[]
}

/**
 * The labelled subjects of the ledger, each as of the day its outcome was observed from: subject_id
 * (1 to n, in the order of source id and day), customer_id, facility_id, as_of, bad BOOLEAN,
 * source_status, and the source ids of outcome, facility and customer. $1 is the instant by which
 * rows were recorded. `outcomes` names the table of outcomes. Only good and bad ones are kept.
 */
export function trainingSubjectsSql(
  choice: OutcomeChoice,
  knownAt: Param,
  outcomes = 'outcome',
): Statement {
  const bySource = choice.good !== undefined || choice.bad !== undefined
  const label = bySource
    ? `case when list_contains(from_json($2, '["VARCHAR"]'), o.source_status) then true
         when list_contains(from_json($3, '["VARCHAR"]'), o.source_status) then false end`
    : `case o.outcome when ${codeOf('outcome', 'bad')} then true
         when ${codeOf('outcome', 'good')} then false end`
  return {
    sql: `with labelled as (
  select o.source_id, o.customer_id, o.facility_id, o.observed_on, o.source_status,
    o.definition, o.horizon_months, ${label} as bad
  from ${outcomes} as o
  where o.recorded_at <= $1::timestamp
)
select row_number() over (order by l.source_id, l.observed_on) as subject_id,
  l.customer_id, l.facility_id, l.observed_on as as_of, l.bad, l.source_status,
  l.definition, l.horizon_months,
  l.source_id as outcome_source_id, f.source_id as facility_source_id,
  c.source_id as customer_source_id
from labelled as l
left join facility as f on f.facility_id = l.facility_id
left join customer as c on c.customer_id = l.customer_id
where l.bad is not null`,
    params: bySource
      ? [knownAt, JSON.stringify(choice.bad ?? []), JSON.stringify(choice.good ?? [])]
      : [knownAt],
  }
}

/**
 * Outcomes that the ledger tells from payments, one a line and observation day, as a table of outcomes with the
 * reason where they are excluded. $1 is the instant by which rows were recorded, $2 the definition and $3 the days
 * as JSON, $4 the definition in words.
 */
export const COMPUTED_OUTCOMES = `
with asked as (
  select $2::varchar as definition, unnest(from_json($3, '["DATE"]')) as observed_on
)
select f.source_id || ' ' || o.observed_on as source_id, o.customer_id, o.facility_id, o.observed_on,
  o.horizon_months, $4::varchar as definition, o.outcome, o.reason, null::varchar as source_status,
  $1::timestamp as recorded_at
from outcome_computed('asked', $1::timestamp) as o
join facility as f on f.facility_id = o.facility_id`
