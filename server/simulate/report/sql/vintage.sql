-- Ever over 90 days past due or charged off, by months on book, of the lines that have been on book so long.
with aged as (
  select
    facility_id, dpd > 90 or state = 'charged_off' as is_bad,
    datediff('month', opened_on, month_end) as months_on_book,
  from truth_facility_months
  join facilities using (facility_id)
  where facilities.kind = 'revolving'
),
ever as (
  select facility_id, max(months_on_book) as oldest, min(months_on_book) filter (is_bad) as bad_at
  from aged
  group by facility_id
),
age as (select unnest([3, 6, 12, 18, 24]) as months_on_book)
select 'ever_90' as measure, 'MOB ' || lpad(months_on_book::varchar, 2, '0') as part,
  avg(coalesce(bad_at <= months_on_book, false)::integer) as value,
from age
join ever on oldest >= months_on_book
group by months_on_book
having count(*) >= 100;
