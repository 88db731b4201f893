-- The attempts with their answers; what is refused without a reason was not tried.
insert into purchase
with decided as (
  select
    attempt.* exclude (hits), (attempt.hits | coalesce(verdict.hits, 0))::usmallint as hits,
  from attempt
  left join verdict using (e)
  where verdict.hits is null or verdict.hits > 0
)
select
  n, e, sec, channel,
  case when is_on_line then 'quota'::funding_t else 'savings'::funding_t end,
  case when hits > 0 then 'declined'::status_t
       when is_on_line and channel = 'flash' then 'approved'::status_t else 'posted'::status_t end,
  mcc, shop_no, place_code, cents, borne, hits, hash(h2),
from decided;
