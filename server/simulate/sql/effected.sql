-- What those effects move, by customer: holds released, what was cleared and what was given back.
with moved as (
  select
    n, released, cents, is_early, kind = 'clearing' as is_clearing, funding = 'savings' as is_saved,
    kind = 'refund' and funding = 'quota' as is_refund,
    kind in ('refund', 'reversal') and status = 'posted' and funding = 'quota' as is_return,
  from due_effect
)
select
  n,
  sum(released)::bigint as released,
  sum(case when is_clearing then cents else 0 end)::bigint as cleared,
  sum(case when is_return then cents else 0 end)::bigint as returned,
  sum(case when is_refund then cents else 0 end)::bigint as refunded,
  sum(case when is_saved then cents else 0 end)::bigint as saved,
  sum(case when is_early then released else 0 end)::bigint as early_released,
  sum(case when is_early and is_clearing then cents else 0 end)::bigint as early_cleared,
  sum(case when is_early and is_return then cents else 0 end)::bigint as early_returned,
from moved
group by n;
