create or replace view file_offers as
select
  id_of('O', n) as offer_id, id_of('C', n) as customer_id,
  'loan_' || strftime(on_day(offered_day)::date, '%Y-%m') as campaign, 'loan' as kind,
  case when is_held_out then 'holdout' else 'treated' end as arm, on_day(offered_day) as offered_on,
  on_day(expires_day) as expires_on, yuan(cents) as amount, months, getvariable('loan_fee') as fee_rate,
  on_day(taken_day) as taken_on, case when taken_day is not null then id_of('I', n) end as facility_id,
from offer
order by n;
