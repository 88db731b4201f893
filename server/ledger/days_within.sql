-- Of the days from so many ago until so many ago, those within the last few: 0 where there are none or
-- either end is missing.
create or replace macro days_within(from_ago, until_ago, last_days) as
  case when from_ago > until_ago
       then (least(from_ago, last_days) - least(until_ago, last_days))::double else 0 end;
