-- How large mobile payments are: what was approved, by scan, by flash and online.
with paid as (
  select amount::double as amount
  from transactions
  where kind = 'purchase' and status <> 'declined' and channel in ('scan', 'flash', 'online')
)
select 'ticket' as measure, unnest(['up to 100', '100 to 500', 'over 500']) as part,
  unnest([
    avg((amount <= 100)::integer), avg((amount > 100 and amount <= 500)::integer), avg((amount > 500)::integer)
  ]) as value,
from paid
union all
select 'ticket_size', unnest(['median', 'mean']), unnest([median(amount), avg(amount)])
from paid;
