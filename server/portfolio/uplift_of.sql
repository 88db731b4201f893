-- What the treated did beyond those held out, per campaign and two groupings (group_1, group_2) of
-- `offers` (campaign, arm, taken, income, cost, loss). The interval is Newcombe's, from Wilson's bounds
-- of the two rates; NULL where an arm is empty.
create or replace macro uplift_of(offers) as table
with counted as (
  select
    campaign, group_1, group_2,
    count(case when arm = 1 then 1 end) as treated,
    count(case when arm = 1 and taken then 1 end) as treated_taken,
    count(case when arm = 2 then 1 end) as held_out,
    count(case when arm = 2 and taken then 1 end) as held_out_taken,
    coalesce(sum(case when arm = 1 then income end), 0)::decimal(18, 2) as income,
    coalesce(sum(case when arm = 1 then cost end), 0)::decimal(18, 2) as cost,
    coalesce(sum(case when arm = 1 then loss end), 0)::decimal(18, 2) as loss,
    coalesce(sum(case when arm = 2 then income - cost - loss end), 0)::decimal(18, 2) as held_out_profit,
    count(case when loss is null then 1 end) as without_loss,
  from query_table(offers)
  group by all
),
rated as (
  select
    *,
    treated_taken / nullif(treated, 0) as treated_rate,
    held_out_taken / nullif(held_out, 0) as held_out_rate,
    (income - cost - loss)::decimal(18, 2) as profit,
  from counted
)
select
  * exclude (held_out_profit),
  treated_rate - held_out_rate as uplift,
  uplift - sqrt((treated_rate - wilson_bound(treated_taken, treated, -1)) ^ 2
              + (wilson_bound(held_out_taken, held_out, 1) - held_out_rate) ^ 2) as uplift_lower,
  uplift + sqrt((wilson_bound(treated_taken, treated, 1) - treated_rate) ^ 2
              + (held_out_rate - wilson_bound(held_out_taken, held_out, -1)) ^ 2) as uplift_upper,
  money_part(profit, 1, treated)::decimal(18, 2) as profit_per_treated,
  money_part(held_out_profit, 1, held_out)::decimal(18, 2) as profit_per_held_out,
  (profit_per_treated - profit_per_held_out)::decimal(18, 2) as value_per_treated,
from rated;
