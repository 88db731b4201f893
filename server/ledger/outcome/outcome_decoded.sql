-- Outcomes with words for codes.
create or replace view outcome_decoded as
select
  o.* exclude (outcome),
  word.name as outcome,
from outcome as o
left join code as word on word.domain = 'outcome' and word.code = o.outcome;
