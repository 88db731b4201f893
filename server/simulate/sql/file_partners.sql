create or replace view file_partners as
select partner_id, name, role, since, until
from partner
order by partner_id;
