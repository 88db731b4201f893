-- Every payment a customer sets out to make this month, with where, when, what and from which pot.
create or replace table attempt as
with rhythm as (
  select
    n, arrival, joined_on, place_code, quota_share, rhythm,
    getvariable('month_no') - stress_month between 0 and 13 as stressed,
    u_adoption < getvariable('flash_adoption') as taps,
    u(n, 18) < getvariable('scan_adoption') as scans,
    rhythm * case when getvariable('month_no') - stress_month between 0 and 13 then 1.35 else 1 end as pace,
  from person
  where arrival <= getvariable('month_no')
),
rate as (
  select
    rhythm.*,
    unnest([
      {channel: 1, expected: getvariable('online_rate') * pace},
      {channel: 2, expected: case when scans then getvariable('scan_rate') * pace else 0 end},
      {channel: 3, expected: case when taps then getvariable('flash_rate') * pace else 0 end}
    ], recursive := true),
  from rhythm
),
repeated as (
  select
    rate.*,
    unnest(range(least(500, greatest(0, floor(
      expected + sqrt(expected) * z((n * 64 + getvariable('month_no')) * 4 + channel, 201) + .5)))::bigint)) as k,
  from rate
),
entity as (
  select
    repeated.*,
    ((n * 64 + getvariable('month_no')) * 4 + channel) * 512 + k as e,
  from repeated
),
chosen as (
  select
    n, e, channel, joined_on, stressed, quota_share,
    case when stressed and u(e, 202) < .14 then len(getvariable('median'))
         when channel = 1 then pick(getvariable('online_groups'), u(e, 203))
         else pick(getvariable('counter_groups'), u(e, 203)) end as group_no,
    case when channel = 1 then '310000'
         when u(e, 204) < .1 then pick(getvariable('place_choices'), u(e, 205))
         else place_code end as shop_place,
    place_code,
    getvariable('month_start')
      + to_days(case when channel = 1 then pick(getvariable('online_days'), u(e, 206))
                     else pick(getvariable('counter_days'), u(e, 206)) end)
      + to_seconds(3600 * pick(getvariable('hours'), u(e, 207)) + floor(3600 * u(e, 208))) as occurred_at,
  from entity
)
select
  chosen.n, chosen.e, chosen.channel, chosen.group_no, chosen.occurred_at, chosen.stressed,
  area.first_shop + floor(area.shops * pow(u(e, 209), 1.8))::bigint as shop_no,
  case when channel = 1 then chosen.place_code else chosen.shop_place end as place_code,
  least(50000, greatest(1, round(
    getvariable('median')[chosen.group_no] * exp(getvariable('sigma')[chosen.group_no] * z(e, 210)), 2)))::decimal(18, 2) as amount,
  u(e, 211) < quota_share + case when stressed then .25 else 0 end as wants_quota,
from chosen
join area on area.is_online = (chosen.channel = 1) and area.group_no = chosen.group_no
  and area.place_code = chosen.shop_place
where chosen.occurred_at >= chosen.joined_on + interval 1 day;
