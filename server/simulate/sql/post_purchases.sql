-- The purchases as rows of transactions.
insert into pending
select
  n, sec, 'P', e, null, true, case when is_on_line then 'line'::facility_t end, shop_no, 'purchase', channel, funding, status,
  cents, mcc, place_code,
  coalesce(response_of.response, '00'::response_t), response_of.reason, hits,
from purchase
left join response_of using (hits);

-- What they take from the line and from savings, by customer; `early`: up to the month end in the period.
insert into spent
select
  purchase.n,
  sum(case when is_on_line and is_granted and not waits then cents else 0 end)::bigint as posted,
  sum(case when is_on_line and is_granted and waits then cents else 0 end)::bigint as held,
  sum(case when not is_on_line and is_granted then cents else 0 end)::bigint as saved,
  sum(case when is_granted then cents else 0 end)::bigint as class_cents,
  sum(case when is_granted and sec >= getvariable('new_year_day') * 86400 then cents else 0 end)::bigint as class_new_year,
  sum(case when is_on_line and is_granted and not waits and sec < period.month_end_sec then cents else 0 end)::bigint as early_posted,
  sum(case when is_on_line and is_granted and waits and sec < period.month_end_sec then cents else 0 end)::bigint as early_held,
from purchase
join person using (n)
join period using (bg)
group by purchase.n;

insert into plan
select n, e, true, day_of(sec), plan_months, cents, (cents::bigint * getvariable('plan_fee_bp')[plan_months] + 5000) // 10000, 0
from purchase
where is_planned;

insert into plan_log
select n, e, true, day_of(sec), plan_months, cents, getvariable('plan_fee_bp')[plan_months] / 10000.0
from purchase
where is_planned;
