/**
 * What accounts held and lines owed at the end of each day that moved them. `accounts` and
 * `facilities` are SQL lists of ids, `from` and `until` (not included) days, `knownAt` an instant.
 * An account: as `account_day_end` has it, where its source states balances. A line: the balance of
 * its last statement, what its plans had not billed then, and what was posted since that close; before
 * the first statement nothing was owed. From the day of a charge-off on nothing is owed.
 * Columns: customer_id, kind (`account`, `facility`), source_id, day, balance.
 */
export function balanceHistorySql(given: {
  accounts: string
  facilities: string
  from: string
  until: string
  knownAt: string
}): string {
  const { accounts, facilities, from, until, knownAt } = given
  return `
with held as (
  select account_id, booked_on as day, balance
  from account_day_end(${until}, ${knownAt})
  where account_id in ${accounts}
),
moved as (
  select facility_id, booked_on as day, sum(principal + interest + fees - paid) as movement
  from facility_posting(${knownAt})
  where facility_id in ${facilities} and booked_on < ${until}
  group by facility_id, booked_on
),
charge_off as (
  select facility_id, charged_off_on as day
  from charge_off_day(${until}, ${knownAt})
  where facility_id in ${facilities}
),
bill as (
  select row_number() over () as subject_id, facility_id, closed_on as day, (closed_on + 1)::date as as_of, balance
  from statement
  where facility_id in ${facilities} and closed_on < ${until} and recorded_at <= ${knownAt}
),
-- A statement asks for what is due; what plans spread over later ones is owed all the same.
closed as (
  select b.facility_id, b.day, b.balance + coalesce(u.unbilled, 0) as balance
  from bill as b
  left join plan_unbilled('bill', ${knownAt}) as u on u.subject_id = b.subject_id
),
-- A close settles its own day: what was booked on it is in the statement.
dated as (
  select facility_id, day, closed.balance as stated,
    case when closed.balance is null then moved.movement else 0 end as movement,
    count(closed.balance) over (partition by facility_id order by day) as closes_before,
  from moved
  full join closed using (facility_id, day)
),
owed as (
  select facility_id, day,
    coalesce(max(stated) over period, 0) + sum(movement) over (period order by day) as balance,
  from dated
  window period as (partition by facility_id, closes_before)
)
select a.customer_id as "customerId", 'account' as kind, a.source_id as "sourceId", h.day, h.balance
from held as h
join account as a on a.account_id = h.account_id
where h.day >= ${from}
union all
select f.customer_id, 'facility', f.source_id, o.day, o.balance::decimal(18, 2)
from (
  select o.*
  from owed as o
  left join charge_off as c on c.facility_id = o.facility_id
  where c.day is null or o.day < c.day
  union all
  select facility_id, day, 0 from charge_off
) as o
join facility as f on f.facility_id = o.facility_id
where o.day >= ${from}
order by 1, 2, 3, 4`
}

/** Balances of accounts at the start of a day; no row where the source states none. */
export const balancesSql = (accounts: string, asOf: string, knownAt: string) => `
select account_id as "accountId", balance
from account_balance(${asOf}, ${knownAt})
where account_id in ${accounts}`
