-- A card from the first day; the code and the device by the period in which the customer took up scan and
-- flash. Some change their device.
create or replace view file_bindings as
with adopted as (
  select
    n, min(case when u_scan < scan * 4096 then opens end) as scan_day, min(case when u_flash < flash * 4096 then opens end) as flash_day,
  from person
  join every_period using (bg)
  group by n
),
drawn as (
  select
    n, draw(n, 731) as h, arrival_day,
    -- greatest() passes over NULL.
    case when scan_day is not null then greatest(arrival_day, scan_day - bits(h, 0, 4)) end as qr_day,
    case when flash_day is not null then greatest(arrival_day, flash_day - bits(h, 4, 4)) end as token_day,
    case when bits(h, 8, 10) < getvariable('new_phone_1024') then token_day + 90 + bits(h, 18, 9) end as change_day,
  from person
  left join adopted using (n)
),
bound as (
  select n, 1 as number, 'card' as instrument, case when bits(h, 27, 2) = 0 then 'plastic' else 'virtual' end as product, arrival_day as day, null as until_day
  from drawn
  union all
  select n, 2, 'qr', 'app', qr_day, null from drawn where qr_day is not null
  union all
  select n, 3, 'device_token', 'phone', token_day, change_day from drawn where token_day is not null
  union all
  select n, 4, 'device_token', case when bits(h, 29, 3) = 0 then 'watch' else 'phone' end, change_day, null
  from drawn
  where change_day is not null
)
select
  id_of('N', n) || '-' || number as binding_id, id_of('A', n) as account_id, id_of('C', n) as customer_id, instrument, product,
  on_day(day) as since, on_day(case when until_day <= getvariable('last_day') then until_day end) as until,
from bound
where day <= getvariable('last_day')
order by n, number;
