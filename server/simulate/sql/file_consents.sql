create or replace view file_consents as
select
  id_of('U', n) || '-' || bureau_no as consent_id, id_of('C', n) as customer_id, name as source, on_day(since_day) as since,
  on_day(case when until_day < getvariable('days') then until_day end) as until,
from consent
join bureau using (bureau_no)
where is_given
order by n, bureau_no;
