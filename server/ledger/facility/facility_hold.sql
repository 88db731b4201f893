-- What approved payments that wait for their clearing hold of each subject's facility at the start of its
-- day: until a clearing or a reversal names them, or until they lapse (`hold_rule`). A clearing ends the
-- whole hold, whatever part of it it posts. Codes: status 1 approved, 2 declined; kinds 1 purchase,
-- 3 reversal, 5 withdrawal, 13 clearing.
create or replace macro facility_hold(subjects, known_at) as table
with hold_rule_spell as (
  select effective_on, lead(effective_on, 1, date '9999-12-31') over (order by effective_on) as next_on, lapse_days
  from hold_rule
),
approved as (
  select t.source_id, t.facility_id, t.booked_on, t.amount, t.booked_on + rule.lapse_days as lapses_on
  from transaction as t
  join hold_rule_spell as rule on t.booked_on >= rule.effective_on and t.booked_on < rule.next_on
  where t.status = 1 and t.kind in (1, 5) and t.recorded_at <= known_at::timestamp
    and t.facility_id in (select facility_id from query_table(subjects))
),
ended as (
  select facility_id, original_source_id, min(booked_on) as ended_on
  from transaction
  where kind in (3, 13) and status <> 2 and original_source_id is not null and recorded_at <= known_at::timestamp
    and facility_id in (select facility_id from query_table(subjects))
  group by all
),
held as (
  select a.facility_id, a.amount, a.booked_on, least(a.lapses_on, e.ended_on) as ended_on
  from approved as a
  left join ended as e on e.facility_id = a.facility_id and e.original_source_id = a.source_id
)
select s.subject_id, sum(h.amount)::decimal(18, 2) as holds, count(*) as holds_count
from query_table(subjects) as s
join held as h on h.facility_id = s.facility_id and h.booked_on < s.as_of and h.ended_on >= s.as_of
group by s.subject_id;
