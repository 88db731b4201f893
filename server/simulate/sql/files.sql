-- The lender as files of our own format, one view a file.
create or replace macro on_day(day_no) as getvariable('first_day') + day_no;
create or replace macro yuan(whole_cents) as (whole_cents::decimal(16, 0) * 0.01::decimal(3, 2))::decimal(18, 2);
create or replace macro id_of(letter, number) as letter || (1000000 + number)::varchar;

create or replace view file_lender as
select 'Demonstration lender' as name, 'CNY' as currency, 'Asia/Shanghai' as time_zone,
  'ever over 90 days past due, charged off or forborne within 12 months' as outcome_definition;

create or replace view file_places as
select place_code, name, region, tier from place order by place_no;

create or replace view file_customers as
select
  id_of('C', n) as customer_id, case when is_female then 'female' else 'male' end as sex,
  on_day(arrival_day - 365 * age - bits(draw(n, 60), 0, 12) % 365 - age // 4) as birth_date,
  education, occupation, yuan(income::bigint * 100) as monthly_income, place_code, on_day(joined_day) as joined_on,
from everyone
join onboarding using (n)
join place using (place_no)
order by n;

create or replace view file_facilities as
select
  id_of('F', n) as facility_id, id_of('C', n) as customer_id, id_of('A', n) as account_id, 'revolving' as kind,
  on_day(opened_day) as opened_on, on_day(closed_day) as closed_on,
  getvariable('statement_day_of')[bg + 1]::integer as statement_day,
  null::decimal(18, 2) as principal, null::integer as term_months, null::decimal(18, 2) as instalment,
from line
union all
select
  id_of('I', n), id_of('C', n), id_of('A', n), 'loan', on_day(opened_day), on_day(repaid_loan.day), null,
  yuan(principal), months, yuan(part + fee),
from loan_wish
left join repaid_loan using (n)
where not is_declined
order by facility_id;

create or replace view file_limit_events as
select
  id_of('L', n) || '-' || day || case when until_day is null then '' else 'T' end as limit_event_id,
  id_of('F', n) as facility_id, on_day(day) as effective_on, on_day(until_day) as until,
  yuan(cents) as credit_limit, reason::varchar as reason,
from limit_change
where day <= getvariable('last_day')
order by n, day, until_day;

create or replace view file_facility_states as
select
  left(state::varchar, 3) || case facility when 'line' then 'F' else 'I' end || (1000000 + n)::varchar || '-' || since as state_id,
  case facility when 'line' then 'F' else 'I' end || (1000000 + n)::varchar as facility_id, state::varchar as state,
  on_day(since) as since, on_day(until) as until,
  case state when 'frozen' then 'late' when 'fraud' then 'bust-out' when 'forborne' then 'hardship'
    when 'charged_off' then 'over 180 days past due' end as reason,
from state_change
where since <= getvariable('last_day')
order by n, facility, since, state;

create or replace view file_instalment_plans as
select
  'N' || (1000000 + n)::varchar || '-' || abs(plan_no)::bigint as plan_id, id_of('F', n) as facility_id,
  case when plan_no > 0 then 'P' || plan_no::bigint end as original_transaction_id,
  on_day(started_day) as started_on, months, yuan(principal) as principal, getvariable('plan_fee') as fee_rate,
  on_day(charged_off_day) as ended_on, case when charged_off_day is not null then 'accelerated' end as end_reason,
from plan_log
join (select n, charged_off_day from line) using (n)
order by n, started_day, plan_no;

create or replace view file_applications as
select
  id_of('Q', n) as application_id, id_of('C', n) as customer_id,
  case when is_opened then id_of('F', n) end as facility_id, 'revolving' as kind, on_day(apply_day) as applied_on,
  yuan(requested) as requested, case when by_scan then 'scan' else 'online' end as channel,
from application
where apply_day <= getvariable('last_day')
union all
select id_of('J', n), id_of('C', n), case when not is_declined then id_of('I', n) end, 'loan', on_day(apply_day),
  yuan(principal), 'online'
from loan_wish
order by application_id;

create or replace view file_application_events as
with event as (
  select id_of('Q', n) as application_id, apply_day as day, 1 as step, 'submitted' as status, null::bigint as cents,
    null as reason, null as actor
  from application
  union all
  select id_of('Q', n), apply_day, 2, 'verified', null, null, null from application
  union all
  select id_of('Q', n), apply_day, 3, 'referred', null, 'manual review', null from application where is_referred
  union all
  select id_of('Q', n), decided_day, 4, case when is_declined then 'declined' else 'approved' end,
    case when is_declined then null else first_limit end, case when is_declined then 'score' end,
    case when is_referred then 'underwriter' end
  from application
  union all
  select id_of('Q', n), opened_day, 5, case when is_expired then 'expired' else 'accepted' end, null, null, null
  from application where not is_declined
  union all
  select id_of('J', n), apply_day, 1, 'submitted', null, null, null from loan_wish
  union all
  select id_of('J', n), apply_day, 4, case when is_declined then 'declined' else 'approved' end,
    case when not is_declined then principal end, case when is_declined then 'score' end, null
  from loan_wish
  union all
  select id_of('J', n), opened_day, 5, 'accepted', null, null, null from loan_wish where not is_declined
)
select
  application_id || '-' || step as event_id, application_id, on_day(day) as happened_on, status, yuan(cents) as amount, reason, actor,
from event
where day <= getvariable('last_day')
order by application_id, step;
