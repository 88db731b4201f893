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

const BALANCE = `facility_id as "facilityId", owed_on as "asOf", principal, interest, fees, receivable, unbilled, holds,
  credit_limit as "creditLimit", available, over_limit as "overLimit", utilisation, dpd as "daysPastDue", bucket,
  five_tier as "fiveTier", stage, written_off as "writtenOff", recovered`

/** What some facilities owe and may spend at the start of a day: $1 ids, $2 day, $3 known at. */
export const BALANCE_OF_FACILITIES = `
with ${ASKED}
select ${BALANCE} from facility_balance('asked', $3)`

/** The same at the end of each month before a day, oldest first: $1 ids, $2 day, $3 known at. */
export const MONTHS_OF_FACILITIES = `
with asked_month as (
  select row_number() over (order by facility_id, month_on) as subject_id, facility_id, month_on::date as as_of
  from (
    select facility_id,
      unnest(generate_series(date_trunc('month', opened_on) + interval 1 month, $2::date, interval 1 month)) as month_on
    from facility
    where facility_id in (select unnest($1::bigint[])))
)
select ${BALANCE} from facility_balance('asked_month', $3)
order by facility_id, owed_on`

const POSTED = `from facility_posting($3)
where facility_id = $1::bigint and booked_on < $2::date`

/** What moved a facility's balance before a day, newest first: $1 id, $2 day, $3 known at; $4, $5 the day and id to go on after, or NULL; $6 rows. */
export const POSTINGS_OF_FACILITY = `
select transaction_id as "transactionId", booked_on as "bookedOn", kind, principal, interest, fees, paid
${POSTED} and ($4::date is null or (booked_on, transaction_id) < ($4::date, $5::bigint))
order by booked_on desc, transaction_id desc
limit $6::bigint`

/** How many there are: $1 id, $2 day, $3 known at. */
export const POSTINGS_COUNTED = `select count(*) as n ${POSTED}`

/** The statements of some lines before a day, from transactions alone: $1 ids, $2 day, $3 known at. */
export const STATEMENTS_OF_FACILITIES = `
with ${ASKED},
asked_posting as (
  select * from facility_posting($3) where facility_id in (select facility_id from asked)
)
select facility_id as "facilityId", closed_on as "closedOn", due_on as "dueOn", balance,
  minimum_due as "minimumDue", paid, carried, instalments
from statement_computed('asked', 'asked_posting', $3)
order by facility_id, closed_on`
