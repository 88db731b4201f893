-- What is so of facilities and customers: for tests and studies of models, never for ingest. Facilities are in
-- order already: lines by customer and month, then loans.
create or replace view truth_facility_months as
select
  case facility when 'line' then 'F' else 'I' end || (1000000 + n)::varchar as facility_id,
  last_day(getvariable('first_day') + to_months(month_no)) as month_end,
  yuan(receivable) as receivable, yuan(principal) as principal, yuan(interest) as interest, yuan(fees) as fees,
  yuan(unbilled) as unbilled, yuan(holds) as holds, yuan(credit_limit) as credit_limit, dpd, bucket, state::varchar as state,
from truth_month;

create or replace view truth_customers as
select id_of('C', n) as customer_id, ['A', 'B', 'C', 'D', 'E'][band] as band, hazard,
  on_day(case when stress_day < 100000 then stress_day end) as stress_on,
from everyone
order by n;

-- The chance of default within twelve months (true_pd.ts); none where the facility is closed.
create or replace view truth_pd as
select
  case facility when 'line' then 'F' else 'I' end || (1000000 + n)::varchar as facility_id,
  last_day(getvariable('first_day') + to_months(month_no)) as month_end, pd,
from truth_month;
