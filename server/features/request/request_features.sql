-- The loan that is asked for on the subject's day: known, because it is the question itself.
create or replace macro request_features(subjects, known_at) as table
with asked as (
  select s.subject_id, f.principal, f.term_months, f.instalment
  from query_table(subjects) as s
  join facility as f on f.facility_id = s.facility_id
    and f.kind = 2 and f.opened_on = s.as_of and f.recorded_at <= known_at::timestamp
)
select
  asked.subject_id,
  asked.principal::double as request_principal,
  asked.term_months::double as request_term_months,
  asked.instalment::double as request_instalment,
  asked.instalment::double / nullif(income.income_monthly_life, 0) as instalment_to_income,
  asked.instalment::double / nullif(greatest(0, balance.balance_mean_life), 0) as instalment_to_balance,
  asked.principal::double / nullif(greatest(0, balance.balance_mean_life), 0) as principal_to_balance,
from asked
left join income_features(subjects, known_at) as income using (subject_id)
left join balance_features(subjects, known_at) as balance using (subject_id);
