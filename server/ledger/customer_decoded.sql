-- Customers with words for codes.
create or replace view customer_decoded as
select
  c.* exclude (sex),
  sex.name as sex,
from customer as c
left join code as sex on sex.domain = 'sex' and sex.code = c.sex;
