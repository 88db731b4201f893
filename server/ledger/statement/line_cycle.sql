-- The statement cycles of each line among the subjects: closes of the months first_close up to before
-- end_close (months as closes_before counts them), from its opening until its subjects' last day, its
-- closing or its charge-off. State 3 of facility_state: charged off.
create or replace macro line_cycle(subjects, known_at) as table
with asked_line as (
  select s.facility_id, max(s.as_of) as until_on
  from query_table(subjects) as s
  where s.facility_id is not null
  group by s.facility_id
),
charge_off as (
  select facility_id, min(since) as since
  from facility_state
  where state = 3 and recorded_at <= known_at::timestamp
  group by facility_id
)
select
  f.facility_id, f.customer_id, f.statement_day,
  closes_before(f.statement_day, f.opened_on) as first_close,
  closes_before(f.statement_day, least(a.until_on, f.closed_on + 1, c.since)) as end_close,
from asked_line as a
join facility as f on f.facility_id = a.facility_id
left join charge_off as c on c.facility_id = f.facility_id
where f.kind = 1 and f.opened_on < a.until_on and f.recorded_at <= known_at::timestamp;
