-- The attempts with their answers.
insert into purchase
with answered as (
  select
    attempt.*, verdict.hits as more_hits, verdict.stays_on_line, hash(h2) as h3,
  from attempt
  left join verdict using (e)
  where verdict.is_let_be is not true
),
decided as (
  select
    n, e, sec, channel, mcc, shop_no, place_code, cents, borne, h3,
    coalesce(stays_on_line, is_on_line) as on_line,
    (hits | coalesce(more_hits, 0))::usmallint as hits,
  from answered
)
select
  n, e, sec, channel,
  case when on_line then 'quota'::funding_t else 'savings'::funding_t end,
  case when hits > 0 then 'declined'::status_t
       when on_line and channel = 'flash' then 'approved'::status_t else 'posted'::status_t end,
  mcc, shop_no, place_code, cents, borne, hits, h3,
from decided;
