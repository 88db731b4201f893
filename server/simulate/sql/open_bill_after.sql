-- Of a line that closes now without having paid the last statement; of one that does not close, as it was.
with asking as (
  select n, opens, due_day, least, repaid
  from closing
  where closes_now and due_day is not null and least - repaid > 1000
),
owing as (
  select open_bill.n, open_bill.close_day, open_bill.due_day, rest - repaid as rest
  from open_bill
  join asking using (n)
  union all
  select n, opens - 1, due_day, least - repaid from asking
),
unmet as (
  select owing.*, max(case when rest <= 1000 then close_day end) over (partition by n) as met_day
  from owing
)
select n, close_day, due_day, rest
from unmet
where rest > 1000 and close_day > coalesce(met_day, -1000000)
union all
select open_bill.*
from open_bill
join closing using (n)
where not closes_now and closing.charged_off_day is null;
