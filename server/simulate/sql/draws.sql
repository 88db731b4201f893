-- What attempts of these periods draw from: with the days, each as often as it is spent on.
select picks.* exclude (counts), moment.no_pin_cents, moment.qr_cents, days
from picks, moment, (
  select list(day order by number, turn) as days
  from (
    select day, first as number, unnest(range(past - first)) as turn
    from day_run
    join moment using (period_no)
  )
);
