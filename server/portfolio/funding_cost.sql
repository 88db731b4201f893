-- What partners ask for the funds of the days before as_of (`funding_of`).
create or replace macro funding_cost(as_of, known_at, window_days) as table
with funded_point as materialized (
  select * from window_end(as_of, known_at, window_days)
),
funded_balance as materialized (
  select * from facility_balance('funded_point', known_at)
)
select * from funding_of('funded_balance', as_of, known_at, window_days);
