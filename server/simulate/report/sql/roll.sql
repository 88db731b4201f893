-- How facilities move between month ends: from current to past due by latent band, and onward or back from each bucket.
with standing as (
  select
    facility_id, bucket, receivable,
    lead(bucket) over by_facility as next_bucket,
    lead(state) over by_facility as next_state,
  from truth_facility_months
  window by_facility as (partition by facility_id order by month_end)
),
moved as (
  select standing.*, band
  from standing
  join truth_customers on truth_customers.customer_id = 'C' || facility_id[2:]
  where facility_id[1] = 'F' and next_bucket is not null and receivable > 0
)
select 'to_m1' as measure, band as part, avg((next_bucket > 0)::integer) as value
from moved where bucket = 0 group by band
union all
select 'onward', 'M' || bucket, avg((next_bucket > bucket)::integer)
from moved where bucket between 1 and 6 group by bucket
union all
select 'cure', 'M' || bucket, avg((next_bucket = 0)::integer)
from moved where bucket between 1 and 3 group by bucket;
