-- Days on which a cube's cells do not come to the day's transactions. There are none.
create or replace view cube_difference as
with cell as (
  select 'spending_by_size' as cube, booked_on, transactions, amount from spending_by_size
  union all
  select 'spending_by_hour', booked_on, transactions, amount from spending_by_hour
  union all
  select 'spending_by_place', booked_on, transactions, amount from spending_by_place
),
in_cube as (
  select cube, booked_on, sum(transactions) as transactions, sum(amount) as amount
  from cell
  group by cube, booked_on
),
in_fact as (
  select booked_on, count(*) as transactions, sum(amount) as amount
  from transaction
  group by booked_on
),
expected as (
  select cube, in_fact.*
  from in_fact
  cross join (values ('spending_by_size'), ('spending_by_hour'), ('spending_by_place')) as c(cube)
)
select
  cube,
  booked_on,
  coalesce(in_cube.transactions, 0)::bigint as in_cube,
  coalesce(expected.transactions, 0)::bigint as in_fact,
  coalesce(in_cube.amount, 0)::decimal(18,2) as amount_in_cube,
  coalesce(expected.amount, 0)::decimal(18,2) as amount_in_fact
from in_cube
full join expected using (cube, booked_on)
where in_cube.transactions is distinct from expected.transactions
  or in_cube.amount is distinct from expected.amount;
