-- Shops of every brand in every place in proportion to its people; online brands are national.
create or replace table shop as
with branch as (
  select
    brand_seed.*, place.place_no, place.place_code,
    unnest(range(case when is_online then 1
                      else greatest(1, round(place.share * getvariable('shops')))::integer end)) as branch_no,
  from brand_seed
  join place on not is_online or place.place_no = 0
),
placed as (
  select
    branch.*,
    case when is_online or branch_no = 0 then name else name || ' ' || (branch_no + 1)::varchar end as shop_name,
  from branch
)
select
  (row_number() over (order by is_online, grp, place_no, branch_no, brand_no) - 1)::integer as shop_no,
  grp, mcc, is_online, place_no, place_code, shop_name,
from placed
order by shop_no;

-- Where the shops of a group in a place begin, and how many there are.
create or replace table area as
select
  (case when is_online then 1 else 0 end * 32 + grp) * 1024 + place_no as area_key,
  min(shop_no) as first_shop, count(*)::integer as shops,
  any_value(place_code) as shop_place,
from shop
group by all;
