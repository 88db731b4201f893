-- The least days past due of a bucket: what is known of days where a source gives months alone. NULL: no bucket.
create or replace macro least_days_of(bucket) as
  case when bucket > 0 then (bucket - 1) * 30 + 1 else bucket * 0 end::bigint;
