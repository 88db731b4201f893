-- What the lender does about each line after its close: freezes, charges off, eases, closes, raises, cuts.
create or replace table decided as
with told as (
  select
    closing.*, draw(np, 301) as h,
    case when new_cycles = 0 then calm_months + 1 else 0 end::integer as calm,
    principal_after + interest_after + fees_after as owed_after,
    held + newly_held as held_after,
    closes_now and new_dpd > 180 as is_charged_off,
    case when fraud_day is null and closes_now and opened_day < busts_day - 60 and busts_day + 24 between closes + 2 and closes + 33
         then busts_day + 24 end as found_out_day,
  from closing
),
eased as (
  select
    told.*,
    closes_now and not is_charged_off and forborne_from is null and fraud_day is null and new_dpd between 31 and 90
      and bits(h, 0, 10) < getvariable('forborne_1024') as is_eased,
    closes_now and not is_charged_off and new_dpd > 30 and frozen_day is null as is_frozen,
    closes_now and new_dpd <= 0 and frozen_day is not null as is_thawed,
    closes_now and owed_after = 0 and held_after = 0 and unbilled_after = 0 and bits(h, 10, 10) < 8
      and closes > opened_day + 180 as is_closed,
    closes_now and not is_cut and new_cycles >= 2 as is_cut_now,
    closes_now and calm >= 6 and closes - limit_day >= 180 and bits(h, 20, 8) < getvariable('raised_256')[band]
      and new_bill * 10 > credit_limit * 2 and not is_stressed as is_raised,
  from told
)
select
  eased.*,
  case when is_cut_now then greatest(10000, credit_limit * 7 // 1000000 * 100000)
       when is_raised then least(getvariable('limit_cap_cents'), greatest(credit_limit + 10000, credit_limit * (115 + bits(h, 28, 5)) // 1000000 * 10000))
       else credit_limit end::integer as limit_after,
from eased;
