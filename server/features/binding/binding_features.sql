-- Instruments bound before the day: cards, device tokens, codes.
create or replace macro binding_features(subjects, known_at) as table
with bound as (
  select
    s.subject_id,
    count(*) as binding_count,
    count(case when b.instrument = 'card' then 1 end) as card_count,
    min(s.as_of - b.since) as newest_days,
  from query_table(subjects) as s
  join binding as b on b.customer_id = s.customer_id
    and b.since < s.as_of and coalesce(b.until >= s.as_of, true) and b.recorded_at <= known_at::timestamp
  group by s.subject_id
)
select
  s.subject_id,
  coalesce(bound.binding_count, 0)::double as binding_count,
  (coalesce(bound.card_count, 0) > 0)::int::double as has_card,
  bound.newest_days::double as days_since_binding,
from query_table(subjects) as s
left join bound using (subject_id);
