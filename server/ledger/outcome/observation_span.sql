-- The days as of which outcomes can be told by now: the last month begin that has the window behind it (last_on),
-- the first day on which some line has been open as long as it has to be (first_on), and where observation
-- ends (until_on).
create or replace macro observation_span(window_months, months_on_book, known_at) as table
with watched as (
  select max(observed_until) as until_on
  from coverage
  where recorded_at <= known_at::timestamp
),
opened as (
  select min(opened_on) as opened_on
  from facility
  where kind = 1 and recorded_at <= known_at::timestamp
)
select
  greatest(opened_on + 1, (opened_on + to_months(months_on_book::integer))::date) as first_on,
  (date_trunc('month', until_on) - to_months(window_months::integer))::date as last_on,
  until_on,
from watched
cross join opened
where until_on is not null and opened_on is not null;
