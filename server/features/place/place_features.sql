-- Figures of the place where the customer lives, the newest that could be known before the day.
create or replace macro place_features(subjects, known_at) as table
with newest as (
  select
    s.subject_id, p.measure,
    arg_max(p.value, (p.known_from, p.recorded_at)) as figure,
  from query_table(subjects) as s
  join customer as c on c.customer_id = s.customer_id
    and c.joined_on < s.as_of and c.recorded_at <= known_at::timestamp
  join place_statistic as p on p.place_code = c.place_code
    and p.known_from < s.as_of and p.recorded_at <= known_at::timestamp
  group by all
)
select
  subject_id,
  max(case when measure = 'inhabitants' then figure end) as place_inhabitants,
  max(case when measure = 'urban_share' then figure end) as place_urban_share,
  max(case when measure = 'average_salary' then figure end) as place_average_salary,
  max(case when measure = 'unemployment' then figure end) as place_unemployment,
  max(case when measure = 'entrepreneurs' then figure end) as place_entrepreneurs,
  max(case when measure = 'crimes' then figure end) as place_crimes,
from newest
group by subject_id;
