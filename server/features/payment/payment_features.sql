-- How a line is used and paid, from its statements: lag 0 is the newest, 5 five months before. Money in
-- the lender's currency; utilisation on statement balances, over the limit in force now.
create or replace macro payment_features(subjects, known_at) as table
with wide as (
  select
    subject_id,
    count(*) as statements_seen,
    max(case when lag_no = 0 then closed_on end) as last_closed_on,
    max(case when lag_no = 0 then balance end) as balance_0,
    max(case when lag_no = 0 then paid end) as paid_0,
    max(case when lag_no = 0 then status end) as status_0,
    max(case when lag_no = 1 then balance end) as balance_1,
    max(case when lag_no = 1 then paid end) as paid_1,
    max(case when lag_no = 1 then status end) as status_1,
    max(case when lag_no = 2 then balance end) as balance_2,
    max(case when lag_no = 2 then paid end) as paid_2,
    max(case when lag_no = 2 then status end) as status_2,
    max(case when lag_no = 3 then balance end) as balance_3,
    max(case when lag_no = 3 then paid end) as paid_3,
    max(case when lag_no = 3 then status end) as status_3,
    max(case when lag_no = 4 then balance end) as balance_4,
    max(case when lag_no = 4 then paid end) as paid_4,
    max(case when lag_no = 4 then status end) as status_4,
    max(case when lag_no = 5 then balance end) as balance_5,
    max(case when lag_no = 5 then paid end) as paid_5,
    max(case when lag_no = 5 then status end) as status_5,
    max(case when lag_no <= 2 then status end) as worst_3,
    count(case when lag_no <= 2 then status end) as seen_3,
    max(status) as worst_6,
    count(status) as seen_6,
    count(case when status >= 1 then 1 end) as late_6,
    min(case when status >= 1 then lag_no end) as last_late,
  from statement_lag(subjects, known_at)
  group by subject_id
),
-- What was posted to the line since its last statement; an approval is not until it clears.
since_close as (
  select w.subject_id, sum(p.principal + p.interest + p.fees - p.paid) as amount
  from wide as w
  join query_table(subjects) as s using (subject_id)
  join facility_posting(known_at) as p on p.facility_id = s.facility_id
    and p.booked_on > w.last_closed_on and p.booked_on < s.as_of
  group by w.subject_id
),
line as (
  select s.subject_id, days_since(f.opened_on, s.as_of) as age_days
  from query_table(subjects) as s
  join facility as f on f.facility_id = s.facility_id and f.opened_on < s.as_of and f.recorded_at <= known_at::timestamp
)
select
  s.subject_id,
  f.credit_limit::double as credit_limit,
  (s.as_of - f.changed_on)::double as limit_changed_days_ago,
  line.age_days::double as facility_age_days,
  (w.balance_0 + coalesce(since_close.amount, 0))::double as owed,
  d.dpd::double as dpd,
  d.months_late::double as months_late,
  floor_at_zero(w.balance_0)::double / nullif(f.credit_limit, 0)::double as utilisation,
  floor_at_zero(w.balance_1)::double / nullif(f.credit_limit, 0)::double as utilisation_1,
  floor_at_zero(w.balance_2)::double / nullif(f.credit_limit, 0)::double as utilisation_2,
  floor_at_zero(w.balance_3)::double / nullif(f.credit_limit, 0)::double as utilisation_3,
  floor_at_zero(w.balance_4)::double / nullif(f.credit_limit, 0)::double as utilisation_4,
  floor_at_zero(w.balance_5)::double / nullif(f.credit_limit, 0)::double as utilisation_5,
  w.balance_0::double as statement_balance_0,
  w.balance_1::double as statement_balance_1,
  w.balance_2::double as statement_balance_2,
  w.balance_3::double as statement_balance_3,
  w.balance_4::double as statement_balance_4,
  w.balance_5::double as statement_balance_5,
  w.paid_0::double as statement_paid_0,
  w.paid_1::double as statement_paid_1,
  w.paid_2::double as statement_paid_2,
  w.paid_3::double as statement_paid_3,
  w.paid_4::double as statement_paid_4,
  w.paid_5::double as statement_paid_5,
  w.status_0::double as statement_status_0,
  w.status_1::double as statement_status_1,
  w.status_2::double as statement_status_2,
  w.status_3::double as statement_status_3,
  w.status_4::double as statement_status_4,
  w.status_5::double as statement_status_5,
  case when w.balance_1 > 0 then w.paid_0::double / w.balance_1::double end as payment_ratio_1,
  case when w.balance_2 > 0 then w.paid_1::double / w.balance_2::double end as payment_ratio_2,
  case when w.balance_3 > 0 then w.paid_2::double / w.balance_3::double end as payment_ratio_3,
  case when w.balance_4 > 0 then w.paid_3::double / w.balance_4::double end as payment_ratio_4,
  case when w.balance_5 > 0 then w.paid_4::double / w.balance_5::double end as payment_ratio_5,
  case when w.seen_3 = 3 then w.worst_3 end::double as worst_status_3m,
  case when w.seen_6 = 6 then w.worst_6 end::double as worst_status_6m,
  case when w.seen_6 = 6 then w.late_6 end::double as months_late_6m,
  case when w.last_late is not null then w.last_late when w.seen_6 = 6 then 6 end::double as months_since_late,
  (w.status_0 + w.status_1 + w.status_2)::double / 3 - (w.status_3 + w.status_4 + w.status_5)::double / 3 as status_trend_6m,
  (w.balance_0 - w.balance_5)::double / nullif(f.credit_limit, 0)::double as balance_trend_6m,
  (floor_at_zero(w.balance_0) + floor_at_zero(w.balance_1) + floor_at_zero(w.balance_2) + floor_at_zero(w.balance_3) + floor_at_zero(w.balance_4) + floor_at_zero(w.balance_5))::double / 6 / nullif(f.credit_limit, 0)::double as utilisation_mean_6m,
  case when w.statements_seen = 6 then greatest(w.balance_0, w.balance_1, w.balance_2, w.balance_3, w.balance_4, w.balance_5) end::double / nullif(f.credit_limit, 0)::double as utilisation_max_6m,
  (w.paid_0 + w.paid_1 + w.paid_2 + w.paid_3 + w.paid_4 + w.paid_5)::double / 6 as statement_paid_mean_6m,
  case when w.statements_seen = 6 then least(w.paid_0, w.paid_1, w.paid_2, w.paid_3, w.paid_4, w.paid_5) end::double as statement_paid_min_6m,
  case when w.statements_seen = 6 then (w.paid_0 <= 0)::int + (w.paid_1 <= 0)::int + (w.paid_2 <= 0)::int + (w.paid_3 <= 0)::int + (w.paid_4 <= 0)::int + (w.paid_5 <= 0)::int end::double as months_unpaid_6m,
  (w.paid_0 + w.paid_1 + w.paid_2 + w.paid_3 + w.paid_4)::double / nullif((floor_at_zero(w.balance_1) + floor_at_zero(w.balance_2) + floor_at_zero(w.balance_3) + floor_at_zero(w.balance_4) + floor_at_zero(w.balance_5))::double, 0) as payment_ratio_mean_5m,
  (w.balance_0 + w.paid_0 - w.balance_1)::double as statement_spend_0,
  (w.balance_0 + w.paid_0 + w.paid_1 + w.paid_2 + w.paid_3 + w.paid_4 - w.balance_5)::double / 5 as statement_spend_mean_5m,
from query_table(subjects) as s
left join wide as w using (subject_id)
left join since_close using (subject_id)
left join line using (subject_id)
left join facility_limit(subjects, known_at) as f using (subject_id)
left join facility_delinquency(subjects, known_at) as d using (subject_id)
where s.facility_id is not null;
