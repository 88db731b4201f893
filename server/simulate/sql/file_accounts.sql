-- The account at the home bank that a customer named, and those opened from afar and bound to it. Of an
-- account elsewhere the lender knows the day it was named, not the day it was opened.
create or replace view file_accounts as
with partner_bank as (
  select partner_id, name from partner where role = 'bank'
),
opened as (
  select n, 'K' as letter, 'class_1' as class, coalesce(person.arrival_day, joined_day) as day
  from onboarding
  left join person using (n)
  union all
  select n, 'A', 'class_2', arrival_day from person
  union all
  select n, 'T', 'class_3', opened_day from class_3
)
select
  id_of(letter, n) as account_id, id_of('C', n) as customer_id, class as account_class,
  case when letter = 'K' then getvariable('home_banks')[bank_no] else partner_bank.name end as bank,
  case when letter <> 'K' then partner_bank.partner_id end as partner_id,
  case when letter <> 'K' then id_of('K', n) end as bound_account_id,
  place_code, on_day(day) as opened_on,
from opened
join onboarding using (n)
join everyone using (n)
join place using (place_no)
left join partner_bank on true
order by n, letter;
