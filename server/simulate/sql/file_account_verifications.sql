-- The elements of each attempt: five for a class II account, four for a class III account, which passes.
create or replace view file_account_verifications as
with attempt as (
  select
    n, bank_no, unnest(range(1, attempts + 1))::integer as attempt_no, is_open and attempt_no = attempts as is_passed, 'A' as letter,
    joined_day + days_between * (attempt_no - 1) as day,
  from onboarding
  union all
  select n, bank_no, 9, true, 'T', opened_day from class_3 join onboarding using (n)
),
drawn as (
  select attempt.*, draw(n::bigint * 16 + attempt_no, 703) as h
  from attempt
),
failed as (
  select
    drawn.*,
    case when not is_passed then getvariable('failing_element')[1 + bits(h, 0, 8)] end as first_failed,
    case when not is_passed and bits(h, 8, 10) < getvariable('failing_twice_1024')
         then getvariable('failing_element')[1 + bits(h, 18, 8)] end as second_failed,
  from drawn
),
element (element_no, element, reasons) as (
  values
    (0, 'name', ['differs from the account', 'rare character not read']),
    (1, 'id_number', ['not found', 'document expired']),
    (2, 'mobile', ['registered under another name', 'not the number of the account']),
    (3, 'bound_account', ['no such account', 'not activated for payments']),
    (4, 'account_kind', ['credit card', 'not a class I account'])
),
-- Sorted while rows are narrow.
checked as (
  select n, attempt_no, is_passed, letter, day, bank_no, element_no, element, reasons, h, element_no in (first_failed, second_failed) as is_failed
  from failed, element
  where letter = 'A' or element_no < 4
  order by n, attempt_no, element_no
)
select
  id_of('V', n) || '-' || attempt_no || '-' || element_no as verification_id, id_of('V', n) || '-' || attempt_no as attempt,
  id_of('C', n) as customer_id,
  case when is_passed then id_of(letter, n) end as account_id,
  on_day(day) as attempted_on, element,
  case when is_failed then 'failed' else 'passed' end as result,
  case when is_failed then reasons[1 + bits(h, 26 + element_no, 1)] end as reason,
  getvariable('home_banks')[bank_no] as bank,
from checked;
