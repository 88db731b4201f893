-- The expected loss of each facility on the active book at the start of the day as_of: PD × LGD × EAD, EAD =
-- receivable + holds + CCF × available (`loss_rule`). PD: in stage 3 it is 1; in stage 1 of 12 months, or of
-- what is left of a shorter term; in stage 2 of the whole life: 1 − (1 − PD)^(months / 12), which takes
-- the hazard as constant, the exposure as staying and money as not discounted. NULL: there is no score. A loan
-- lives until its last instalment (`loan_due`); in forbearance without an end, a month for each not asked for yet.
create or replace macro facility_loss(as_of, known_at) as table
with loss_point as materialized (
  select facility_id as subject_id, facility_id, as_of::date as as_of
  from facility
  where opened_on < as_of::date and recorded_at <= known_at::timestamp
),
rule as (
  select *
  from loss_rule
  where effective_on <= as_of::date
  qualify row_number() over (partition by facility_kind order by effective_on desc) = 1
),
run_of as (
  select * from default_pd_run(as_of, known_at)
),
scored as (
  select s.facility_id, s.score, s.pd
  from score as s
  join run_of on run_of.run_id = s.run_id
  where s.facility_id is not null
),
schedule as (
  select
    d.facility_id,
    max(case when d.instalment_no = f.term_months then d.due_on end) as last_due_on,
    count(case when d.due_on < as_of::date then 1 end) as asked_no,
  from loan_due('loss_point', known_at) as d
  join facility as f on f.facility_id = d.facility_id
  group by d.facility_id
),
life as (
  select
    f.facility_id,
    case when s.last_due_on is not null then date_diff('month', as_of::date, s.last_due_on)
         when f.instalment > 0 then f.term_months - coalesce(s.asked_no, 0)
         else date_diff('month', as_of::date, (f.opened_on + to_months(f.term_months::integer))::date) end as months,
  from facility as f
  left join schedule as s on s.facility_id = f.facility_id
),
exposed as (
  select
    b.facility_id, b.stage, b.bucket, b.receivable, r.lgd,
    floor(s.score / 50)::bigint * 50 as score_band,
    (greatest(0, b.receivable) + b.holds + r.ccf * coalesce(b.available, 0))::decimal(18, 2) as ead,
    case when b.stage = 3 then 1 else s.pd end as pd,
    coalesce(r.life_months, greatest(1, life.months)) as life,
  from facility_balance('loss_point', known_at) as b
  join facility as f on f.facility_id = b.facility_id
  join rule as r on r.facility_kind = f.kind
  join life on life.facility_id = b.facility_id
  left join scored as s on s.facility_id = b.facility_id
  where b.written_off is null and not (b.receivable <= 0 and b.holds = 0 and coalesce(f.closed_on < b.owed_on, false))
),
foretold as (
  select
    * replace (
      case when stage = 3 then 1
           else 1 - power(1 - pd, case when stage = 2 then life else least(12, life) end / 12) end::double as pd),
  from exposed
)
select
  facility_id, stage::bigint as stage, bucket, score_band, receivable, ead, pd, lgd,
  round(ead * (pd * lgd)::decimal(12, 10), 2)::decimal(18, 2) as expected_loss,
  (select refusal from run_of) as refusal,
from foretold;
