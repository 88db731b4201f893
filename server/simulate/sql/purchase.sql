-- The attempts with their answers, and what each that was granted leaves to happen later.
create or replace table purchase as
with answered as (
  select
    attempt.* exclude (hits), (attempt.hits | coalesce(verdict.hits, 0))::usmallint as hits,
    hash(h2) as h3,
  from attempt
  left join verdict using (e)
),
decided as (
  select
    answered.*,
    hits = 0 as is_granted,
    channel = 'flash' and is_on_line as waits,
  from answered
)
select
  n, e, sec, channel, grp, mcc, shop_no, place_code, cents, borne, is_on_line, hits,
  is_granted, waits, h3,
  case when not is_granted then 'declined'::status_t when waits then 'approved'::status_t else 'posted'::status_t end as status,
  case when is_on_line then 'quota'::funding_t else 'savings'::funding_t end as funding,
  -- A large purchase on the line may be paid in parts: it is not given back.
  is_granted and is_on_line and not waits and cents >= getvariable('plan_from_cents')
    and bits(h3, 0, 8) < getvariable('plan_256') * 4 as is_planned,
  getvariable('plan_months')[1 + bits(h3, 8, 6)] as plan_months,
from decided;
