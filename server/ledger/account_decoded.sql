-- Accounts with words for codes.
create or replace view account_decoded as
select
  a.* exclude (account_class),
  account_class.name as account_class,
from account as a
left join code as account_class
  on account_class.domain = 'account_class' and account_class.code = a.account_class;
