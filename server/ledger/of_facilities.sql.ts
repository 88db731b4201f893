// Some facilities as a relation that the ledger's macros take: $1 their ids, $2 the day.
const ASKED = `asked as (
  select facility_id as subject_id, customer_id, facility_id, $2::date as as_of
  from facility
  where facility_id in (select unnest($1::bigint[]))
)`

/** Limits of some facilities at the start of a day: $1 ids, $2 day, $3 known at. */
export const LIMITS_OF_FACILITIES = `
with ${ASKED}
select subject_id as "facilityId", credit_limit as "creditLimit"
from facility_limit('asked', $3)`

/** How late some facilities are at the start of a day: $1 ids, $2 day, $3 known at. */
export const DELINQUENCY_OF_FACILITIES = `
with ${ASKED}
select facility_id as "facilityId", $2::varchar as "asOf", dpd as "daysPastDue", bucket,
  months_late as "monthsLate", overdue_amount as "overdueAmount", basis
from facility_delinquency('asked', $3)`
