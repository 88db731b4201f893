import { quoteIdentifier } from '../db/identifier.ts'

const COLUMNS = `s.run_id as "runId", s.subject_id as "subjectId", s.customer_id as "customerId",
  s.facility_id as "facilityId", s.scored_on as "scoredOn", s.model_id as "modelId", s.score, s.pd,
  s.points, s.reasons, s.standard_errors as "standardErrors"`

/** Newest published scores of some customers: $1 their ids, $2 how many of each. */
export const NEWEST_SCORES = `
select ${COLUMNS}
from score as s
join run as r on r.run_id = s.run_id
where r.status = 'published' and s.customer_id in (select unnest($1::bigint[]))
qualify row_number() over (
  partition by s.customer_id order by r.published_at desc, s.run_id desc, s.subject_id) <= $2
order by s.customer_id, r.published_at desc, s.run_id desc, s.subject_id`

/** Scores of some customers in one published run, the first subject of each: $1 ids, $2 run. */
export const SCORES_OF_RUN = `
select ${COLUMNS}
from score as s
where s.run_id = $2 and s.customer_id in (select unnest($1::bigint[]))
  and s.run_id in (select run_id from run where status = 'published')
qualify row_number() over (partition by s.customer_id order by s.subject_id) = 1`

/** The values of some features that scores of a run were made of: $1 subjects, $2 run. */
export const featuresOfRunSql = (features: readonly string[]): string => `
select ${['subject_id', ...features.map(quoteIdentifier)].join(', ')}
from feature_snapshot
where run_id = $2 and subject_id in (select unnest($1::bigint[]))`
