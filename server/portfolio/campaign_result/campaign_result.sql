-- What campaigns brought whose offers were made in the days before as_of: treated against held out.
create or replace macro campaign_result(as_of, known_at, window_days) as table
with offers as (
  select campaign, null as group_1, null as group_2, arm, taken, income, cost, loss
  from offer_outcome(as_of, known_at, window_days)
)
select * exclude (group_1, group_2) from uplift_of('offers');
