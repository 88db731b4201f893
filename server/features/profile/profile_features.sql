-- Who the customer is, as known from the day of joining, and how long we know them. An account at a
-- bank that is no partner was only named to us: it is another's, and how old it is nobody here knows.
create or replace macro profile_features(subjects, known_at) as table
with owned as (
  select
    s.subject_id,
    max(days_since(a.opened_on, s.as_of)) as account_age_days,
    count(*) as account_count,
    arg_min(a.statement_frequency, (a.opened_on, a.account_id)) as statement_frequency,
  from query_table(subjects) as s
  join account as a on a.customer_id = s.customer_id
    and (a.bank is null or a.partner_id is not null)
    and a.opened_on < s.as_of and coalesce(a.closed_on >= s.as_of, true) and a.recorded_at <= known_at::timestamp
  group by s.subject_id
)
select
  s.subject_id,
  coalesce(
    date_sub('year', c.birth_date, s.as_of),
    c.age_years + date_sub('year', c.joined_on, s.as_of))::double as age_years,
  case c.sex when 1 then 'male' when 2 then 'female' end as sex,
  c.education,
  c.marital_status,
  c.occupation,
  c.monthly_income::double as monthly_income,
  days_since(c.joined_on, s.as_of)::double as tenure_days,
  owned.account_age_days::double as account_age_days,
  owned.account_count::double as account_count,
  owned.statement_frequency,
from query_table(subjects) as s
left join customer as c on c.customer_id = s.customer_id
  and c.joined_on < s.as_of and c.recorded_at <= known_at::timestamp
left join owned using (subject_id);
