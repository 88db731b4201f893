-- Bank, network and platform are there from the first day; others come and go.
create or replace view file_partners as
select
  partner_id, name, role,
  case when role in ('bank', 'network', 'platform') then least(since, getvariable('first_day')) else since end as since, until,
from partner
order by partner_id;
