-- What bureaus were asked when a line was applied for, and at each review of it. What they say follows
-- latent risk: others are asked for credit more and more often from the day that stress begins, some
-- months before payments fail.
create or replace view file_inquiries as
with asked as (
  select n, 0 as number, bureau_no, apply_day as day, 'application' as purpose
  from consent
  join application using (n)
  where bureau_no in (first_bureau, second_bureau)
  union all
  select
    n, unnest(range(1, 1 + greatest(0, (least(coalesce(closed_day, 100000), coalesce(charged_off_day, 100000), getvariable('last_day')) - opened_day)
      // getvariable('review_days'))))::integer as number,
    bureau_no, opened_day + number * getvariable('review_days'), 'review'
  from consent
  join line using (n)
  where bureau_no = first_bureau
),
known as (
  select
    asked.*, is_given and coalesce(asked.day <= until_day, true) as is_permitted,
    draw((n * 8 + bureau_no) * 64 + number, 743) as h, bits(draw(n * 8 + bureau_no, 744), 0, 10) as u_known,
    ln(hazard) as risk,
    case when asked.day between stress_day and stress_day + spell::integer * 30 then least(6, 1 + (asked.day - stress_day) // 30) else 0 end as stressed_for,
    stressed_for > ramp as is_failing,
  from asked
  join consent using (n, bureau_no)
  join person using (n)
  where asked.day <= getvariable('last_day') and on_day(asked.day) >= getvariable('bureaus_from')
),
answered as (
  select
    n, number, bureau_no, bureau.name, cost_cents, day, purpose, risk, stressed_for, is_failing, h,
    case when not is_permitted then 'refused'
         when bits(h, 0, 10) < getvariable('inquiry_failing_1024') then 'error'
         when u_known < unknown_1024 then 'no_hit'
         else 'hit' end as result,
    -- Nearly normal: three even numbers.
    (bits(h, 10, 8) + bits(h, 18, 8) + bits(h, 26, 8) - 382.5) / 128 as noise,
  from known
  join bureau using (bureau_no)
  -- Sorted while rows are narrow.
  order by n, number, bureau_no
)
select
  id_of('E', n) || '-' || bureau_no || '-' || number as inquiry_id, id_of('C', n) as customer_id, name as bureau, on_day(day) as asked_on,
  purpose, result,
  case when result = 'hit' then least(950, greatest(300, round(390 - 42 * risk - 14 * stressed_for - case when is_failing then 60 else 0 end + 35 * noise)))::integer end as score,
  case when result = 'hit' then bits(h, 34, 2) + bits(h, 36, 1) + stressed_for // 2 end as open_lines,
  case when result = 'hit' then bits(h, 37, 1) * bits(h, 38, 1) + bits(h, 39, 1) + stressed_for * (8 + bits(h, 40, 4)) // 12 end as inquiries_6m,
  case when result = 'hit' then case when is_failing then greatest(1, stressed_for - 3)::varchar
    when bits(h, 44, 6) < 3 then '1' else 'N' end end as worst_status,
  case when result in ('hit', 'no_hit') then yuan(cost_cents) else 0 end::decimal(18, 2) as cost,
from answered;
