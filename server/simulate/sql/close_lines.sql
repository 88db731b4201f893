-- Lines as they go into the next period.
truncate line;

insert into line
select
  n, bg, opened_day, limit_after as credit_limit,
  principal_after::bigint as principal, interest_after::bigint as interest, fees_after::bigint as fees,
  case when is_charged_off then 0 else unbilled_after end::bigint as unbilled, held_after::bigint as held,
  case when closes_now then new_bill else bill end::bigint as bill,
  case when closes_now then new_least else least end::bigint as least,
  case when closes_now then left_over else older end::bigint as older,
  case when closes_now then closes + 20 else due_day end as due_day,
  new_oldest as oldest_due, new_cycles::utinyint as cycles, calm as calm_months,
  case when limit_after <> credit_limit then closes + 1 else limit_day end as limit_day,
  is_cut or is_cut_now as is_cut,
  case when festival.n is not null then festival.cents else temporary end::integer as temporary,
  case when festival.n is not null then festival.day else temporary_from end as temporary_from,
  case when festival.n is not null then festival.until_day else temporary_until end as temporary_until,
  case when is_frozen then closes + 2 when is_thawed then null else frozen_day end as frozen_day,
  case when is_eased then closes + 2 else forborne_from end as forborne_from,
  case when is_eased then closes + 91 else forborne_until end as forborne_until,
  coalesce(fraud_day, found_out_day) as fraud_day,
  case when is_charged_off then closes + 2 else charged_off_day end as charged_off_day,
  case when is_charged_off then new_dpd + 1 else dpd_at_charge_off end as dpd_at_charge_off,
  case when is_closed then closes else closed_day end as closed_day,
from closing
left join (
  select n, any_value(day) as day, any_value(until_day) as until_day, any_value(cents) as cents
  from limit_change
  join moment on until_day = moment.festival_until and day = moment.festival_from
  group by n
) as festival using (n);
