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
),
-- A measure may carry its year, such as crimes_1996: the last year counts.
pivoted as (
  select
    subject_id,
    max(case when measure = 'inhabitants' then figure end) as inhabitants,
    max(case when measure = 'urban_percent' then figure end) as urban_percent,
    max(case when measure = 'average_salary' then figure end) as average_salary,
    arg_max(figure, measure) filter (starts_with(measure, 'unemployment_percent')) as unemployment_percent,
    max(case when measure = 'entrepreneurs_per_1000' then figure end) as entrepreneurs,
    arg_max(figure, measure) filter (starts_with(measure, 'crimes')) as crimes,
  from newest
  group by subject_id
)
select
  subject_id,
  inhabitants as place_inhabitants,
  urban_percent / 100 as place_urban_share,
  average_salary as place_average_salary,
  unemployment_percent / 100 as place_unemployment,
  entrepreneurs as place_entrepreneurs,
  crimes * 1000 / nullif(inhabitants, 0) as place_crimes,
from pivoted;
