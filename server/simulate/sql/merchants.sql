-- Shops of every brand in every province in proportion to its people; online brands are national.
create or replace table shop as
with brand as (
  select
    group_no, category, mcc, brand_no, name, is_online,
  from brand_seed
),
branch as (
  select
    brand.*, place_seed.place_code,
    unnest(range(case when is_online then 1
                      else greatest(1, round(weight * getvariable('customers') / 40000.0))::integer end)) as branch_no,
  from brand
  join place_seed on not is_online or place_seed.place_code = '310000'
)
select
  row_number() over (order by is_online, group_no, place_code, brand_no, branch_no) - 1 as shop_no,
  row_number() over (partition by is_online, group_no, case when is_online then '' else place_code end
                     order by brand_no, branch_no) - 1 as shop_rank,
  count(*) over (partition by is_online, group_no, case when is_online then '' else place_code end) as shops,
  group_no, category, mcc, is_online, place_code,
  name || case when is_online or branch_no = 0 then '' else ' ' || (branch_no + 1)::varchar end as name,
from branch
order by shop_no;
