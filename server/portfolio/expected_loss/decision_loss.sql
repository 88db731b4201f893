-- What each quota decided is expected to lose within twelve months: PD × LGD × EAD, EAD what is owed and CCF ×
-- what the quota leaves (loss_rule, of lines). No row where there is no quota, or the PD of its run is none of
-- a default within twelve months (run_pd).
create or replace view decision_loss as
with lent as (
  select
    d.decision_id, d.run_id, d.pd, r.lgd, r.ccf, d.quota,
    greatest(coalesce(d.utilisation * d.current_limit::double, 0), 0) as owed,
  from decision as d
  join run_pd as p on p.run_id = d.run_id and p.refusal is null
  asof join (from loss_rule where facility_kind = 1) as r on r.effective_on <= p.as_of_day
  where d.quota is not null
),
exposed as (
  select *, owed + ccf * greatest(quota - owed, 0) as ead
  from lent
)
select
  decision_id, run_id, pd, lgd, ccf,
  round(ead, 2)::decimal(18, 2) as ead,
  round(pd * lgd * ead, 2)::decimal(18, 2) as expected_loss,
from exposed;
