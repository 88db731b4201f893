-- The statements of each line among the subjects that closed before its last day, from transactions and
-- plans alone. balance: owed at the end of the close's day less what plans have not billed; paid: payments
-- less returned ones since the previous close; carried: what is left of the previous minimum; instalments:
-- parts of plans billed at this close. The minimum asks for the last two and a share of the rest, and
-- looks back at the statement before, so cycles are taken one after another, all lines at once. `postings` is a relation as
-- facility_posting gives it.
create or replace macro statement_computed(subjects, postings, known_at) as table
with cycle as materialized (
  select * from line_cycle(subjects, known_at)
),
booked as (
  select
    c.facility_id, greatest(c.first_close, closes_before(c.statement_day, p.booked_on)) as close_month,
    sum(p.principal + p.interest + p.fees - p.paid) as movement, sum(p.paid) as paid,
  from cycle as c
  join query_table(postings) as p on p.facility_id = c.facility_id
  group by all
),
plan as (
  select
    c.facility_id, c.end_close, p.principal, p.months,
    greatest(c.first_close, closes_before(c.statement_day, p.started_on)) as first_bill,
    closes_before(c.statement_day, p.ended_on) as last_bill,
  from cycle as c
  join instalment_plan as p on p.facility_id = c.facility_id and p.recorded_at <= known_at::timestamp
),
plan_close as (
  select facility_id, principal, months, first_bill, last_bill,
    unnest(range(first_bill, least(first_bill + months, last_bill + 1, end_close))) as close_month,
  from plan
),
billed as (
  select facility_id, close_month,
    case when close_month >= last_bill then 0 else unbilled_after(principal, months, close_month - first_bill + 1) end as unbilled,
    unbilled_after(principal, months, close_month - first_bill) as unbilled_before,
  from plan_close
),
billed_sum as (
  select facility_id, close_month, sum(unbilled) as unbilled, sum(unbilled_before - unbilled) as instalments
  from billed
  group by all
),
closing as (
  select *, close_of_month(statement_day, close_month) as closed_on
  from (select *, unnest(range(first_close, end_close))::int as close_month from cycle)
),
rule as (
  select *, lead(effective_on, 1, date '9999-12-31') over (order by effective_on) as next_on
  from statement_rule
  where currency = (select currency from lender limit 1)
),
summed as (
  select
    k.facility_id, k.customer_id, k.closed_on,
    (sum(coalesce(b.movement, 0)) over (partition by k.facility_id order by k.close_month)
      - coalesce(i.unbilled, 0))::decimal(18, 2) as balance,
    coalesce(b.paid, 0)::decimal(18, 2) as paid,
    coalesce(i.instalments, 0)::decimal(18, 2) as instalments,
    coalesce(i.unbilled, 0)::decimal(18, 2) as unbilled,
  from closing as k
  left join booked as b on b.facility_id = k.facility_id and b.close_month = k.close_month
  left join billed_sum as i on i.facility_id = k.facility_id and i.close_month = k.close_month
),
numbered as materialized (
  select
    summed.*, closed_on + rule.due_days as due_on, rule.share, rule.least_amount,
    row_number() over (partition by facility_id order by closed_on) as close_no,
  from summed
  join rule on closed_on >= rule.effective_on and closed_on < rule.next_on
),
-- One list of cycles a line, folded from the first: minimums grows by one a cycle.
folded as (
  select facility_id,
    list_reduce(
      list({'balance': balance, 'paid': paid, 'instalments': instalments, 'share': share, 'least_amount': least_amount,
            'minimums': []::decimal(18, 2)[]} order by close_no),
      lambda before, cycle: {'balance': cycle.balance, 'paid': cycle.paid, 'instalments': cycle.instalments,
        'share': cycle.share, 'least_amount': cycle.least_amount,
        'minimums': list_append(before.minimums, least_payment(
          cycle.balance, carried_over(before.minimums[-1], cycle.paid, cycle.balance),
          cycle.instalments, cycle.share, cycle.least_amount))},
      {'balance': 0::decimal(18, 2), 'paid': 0::decimal(18, 2), 'instalments': 0::decimal(18, 2),
       'share': 0::decimal(5, 4), 'least_amount': 0::decimal(18, 2), 'minimums': []::decimal(18, 2)[]}).minimums as minimums,
  from numbered
  group by facility_id
)
select
  n.facility_id, n.customer_id, n.close_no, n.closed_on, n.due_on, n.balance, n.paid,
  carried_over(case when n.close_no > 1 then f.minimums[n.close_no - 1] end, n.paid, n.balance) as carried,
  n.instalments, n.unbilled, f.minimums[n.close_no] as minimum_due,
from numbered as n
join folded as f on f.facility_id = n.facility_id;
