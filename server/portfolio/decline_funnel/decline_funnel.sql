-- Where attempts to pay ended in the days before as_of, by channel and for all (channel NULL): at the
-- first reason that held (each attempt at one step), beside every reason that held, and how many would
-- have been approved without this reason alone. Reasons beyond the first are known only of declines
-- that state their hits: where none of a channel does, those measures are NULL.
create or replace macro decline_funnel(as_of, known_at, window_days) as table
with counted as (
  select channel, took_place, decline_reason, decline_hits,
    count(*) as payments, sum(amount)::decimal(18, 2) as amount,
  from payment_attempt(as_of::date - window_days::integer, as_of, known_at)
  group by all
),
ended as (
  select
    channel, payments, amount,
    not took_place and decline_hits is not null as states_hits,
    case when took_place then 0 when decline_reason is null then 99 else decline_reason end as position,
    case when not took_place then list_distinct(string_split_regex(trim(decline_hits), '\s+')) end as hits,
  from counted
),
channel_total as (
  select channel, sum(payments) as attempts, sum(amount)::decimal(18, 2) as attempted_amount,
    bool_or(states_hits) as hits_known,
  from ended
  group by grouping sets ((channel), ())
  having count(*) > 0
),
first_failed as (
  select channel, position, sum(payments) as payments, sum(amount)::decimal(18, 2) as amount,
    sum(case when position > 0 and not states_hits then payments else 0 end) as without_hits,
  from ended
  group by grouping sets ((channel, position), (position))
),
hit_word as (
  select channel, payments, amount, len(hits) = 1 as alone, unnest(hits) as word
  from ended
  where states_hits
),
hit as (
  select h.channel, reason.code as position, sum(payments) as hits, sum(amount)::decimal(18, 2) as hit_amount,
    sum(case when alone then payments else 0 end) as alone,
    sum(case when alone then amount else 0 end)::decimal(18, 2) as alone_amount,
  from hit_word as h
  join code as reason on reason.domain = 'decline_reason' and reason.name = h.word
  group by grouping sets ((h.channel, reason.code), (reason.code))
),
step as (
  select channel, position from first_failed
  union
  select channel, position from hit
)
select
  s.channel,
  s.position::bigint as position,
  case s.position when 0 then 'approved' when 99 then 'not_stated' else reason.name end as step,
  t.attempts::bigint as attempts,
  t.attempted_amount,
  coalesce(f.payments, 0)::bigint as payments,
  coalesce(f.amount, 0)::decimal(18, 2) as amount,
  coalesce(f.payments, 0) / t.attempts as share,
  coalesce(f.without_hits, 0)::bigint as without_hits,
  case when t.hits_known and reason.code is not null then coalesce(h.hits, 0)::bigint end as hits,
  case when t.hits_known and reason.code is not null then coalesce(h.hit_amount, 0)::decimal(18, 2) end as hit_amount,
  case when t.hits_known and reason.code is not null then coalesce(h.alone, 0)::bigint end as alone,
  case when t.hits_known and reason.code is not null then coalesce(h.alone_amount, 0)::decimal(18, 2) end as alone_amount,
from step as s
join channel_total as t on t.channel is not distinct from s.channel
left join first_failed as f on f.channel is not distinct from s.channel and f.position = s.position
left join hit as h on h.channel is not distinct from s.channel and h.position = s.position
left join code as reason on reason.domain = 'decline_reason' and reason.code = s.position;
