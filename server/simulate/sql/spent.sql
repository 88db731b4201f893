-- What the purchases of the period take, by customer; `early`: up to the month end within the period.
with granted as (
  select n, cents, funding = 'quota' and status = 'posted' as is_posted, status = 'approved' as is_held, funding = 'savings' as is_saved,
    sec < period.month_end_sec as is_early, sec >= period.new_year_day * 86400 as is_of_new_year,
  from purchase
  join person using (n)
  join period using (bg)
  where status <> 'declined'
)
select
  n,
  sum(case when is_posted then cents else 0 end)::bigint as posted,
  sum(case when is_held then cents else 0 end)::bigint as held,
  sum(case when is_saved then cents else 0 end)::bigint as saved,
  sum(cents)::bigint as class_cents,
  sum(case when is_of_new_year then cents else 0 end)::bigint as class_new_year,
  sum(case when is_posted and is_early then cents else 0 end)::bigint as early_posted,
  sum(case when is_held and is_early then cents else 0 end)::bigint as early_held,
from granted
group by n;
