-- When a shift is a matter: the stability index from which it is watched and from which it is an alert (by
-- convention, as stats/psi_threshold.ts has them), and the normal quantile (99%) that chance must be beyond.
create or replace view monitor_rule as
select * from (values
  (date '2000-01-01', 0.10, 0.25, 2.326347874040841)
) as t(effective_on, psi_watch, psi_alert, chance_quantile);
