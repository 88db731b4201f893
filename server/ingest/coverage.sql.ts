import type { Sql } from '../db/connection.ts'
import { codeOf } from '../ledger/codes.ts'

/** What a load observed: SQL for rows (relation, customer_id, account_id, facility_id, observed_from, observed_until), surrogates. */
type Observed = string

/** The observed rows of a source that says them by its own ids. */
export const statedCoverage = (rows: string): Observed => `
  select stated.relation, coalesce(customer.customer_id, account.customer_id, facility.customer_id) as customer_id,
    account.account_id, facility.facility_id, stated.observed_from, stated.observed_until
  from (${rows}) as stated
  left join customer on customer.source_id = stated.customer_id
  left join account on account.source_id = stated.account_id
  left join facility on facility.source_id = stated.facility_id`

/**
 * What follows from a load that does not say: its transactions are all there were of every account
 * and facility from its first day to its last; the same for customers where a transaction names
 * neither. Statements cover the month before each close, of lines and of loans that have any. Where a `coverage` file speaks of a relation
 * it is believed, and nothing is taken from the loads.
 */
export const derivedCoverage = (fromFile: number, untilFile: number): Observed => {
  const files = `source_file_id between ${fromFile} and ${untilFile}`
  const span = (relation: string, from: string, until: string, table: string) => `
  select '${relation}' as relation, ${from} as first_day, ${until} as until_day from ${table} where ${files} having count(*) > 0`
  const monthBefore = `min(case when closed_on = last_day(closed_on) then date_trunc('month', closed_on)::date
      else (closed_on - interval 1 month)::date + 1 end)`
  return `
  with span as (${span('transaction', 'min(booked_on)', 'max(booked_on) + 1', '"transaction"')}
  union all ${span('statement', monthBefore, 'max(closed_on) + 1', 'statement')}),
  subject as (
    select 'transaction' as relation, customer_id, account_id, null as facility_id, opened_on, closed_on from account
    union all
    select 'transaction', customer_id, null, facility_id, opened_on, closed_on from facility
    union all
    select 'statement', customer_id, null, facility_id, opened_on, closed_on from facility
    where kind = ${codeOf('facility_kind', 'revolving')} or facility_id in (select facility_id from statement)
    union all
    select distinct 'transaction', t.customer_id, null, null, null::date, null::date
    from "transaction" as t where ${files} and t.account_id is null and t.facility_id is null
  )
  select relation, customer_id, account_id, facility_id,
    greatest(opened_on, first_day) as observed_from,
    least(closed_on + 1, until_day) as observed_until
  from subject join span using (relation)
  where relation not in (
    select relation from coverage where source_file_id in (
      select source_file_id from source_file where contains(source_file.relation, 'coverage')))
    and greatest(opened_on, first_day) < least(closed_on + 1, until_day)`
}

/**
 * Adds what was not known to be observed: the days before and after what is known of a subject, so
 * that its pieces follow one another and never overlap. Days between two loads count as observed.
 */
export async function addCoverage(
  sql: Sql,
  observed: Observed,
  recordedAt: string,
  sourceFileId: number,
): Promise<number> {
  return sql.run(
    `insert into coverage (relation, customer_id, account_id, facility_id, observed_from, observed_until, recorded_at, source_file_id)
with observed as (${observed}),
known as (
  select relation, customer_id, account_id, facility_id, min(observed_from) as known_from, max(observed_until) as known_until
  from coverage group by all
),
beside as (
  select o.*, k.known_from, k.known_until
  from observed as o
  left join known as k on k.relation = o.relation and k.customer_id = o.customer_id
    and k.account_id is not distinct from o.account_id and k.facility_id is not distinct from o.facility_id
),
piece as (
  select relation, customer_id, account_id, facility_id, observed_from,
    coalesce(known_from, observed_until) as observed_until
  from beside where known_from is null or observed_from < known_from
  union all
  select relation, customer_id, account_id, facility_id, known_until, observed_until
  from beside where observed_until > known_until
)
select relation, customer_id, account_id, facility_id, observed_from, observed_until, $1::timestamp, $2::bigint
from piece order by relation, customer_id, account_id, facility_id, observed_from`,
    [recordedAt, sourceFileId],
  )
}
